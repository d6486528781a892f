package org.opencus.staff;

import java.util.Arrays;
import java.util.List;
import org.opencus.contract.Reply;
import org.opencus.model.Holder;
import org.opencus.model.Position;
import org.opencus.model.PositionPost;
import org.opencus.model.RoleName;
import org.opencus.model.RoleStaffing;
import org.opencus.model.ScopeStaffing;
import org.opencus.model.ScopeVariant;
import org.opencus.model.StaffingSums;
import org.opencus.model.Unit;
import org.opencus.staff.domain.Fraction;
import org.opencus.staff.domain.Staffing;

/** Rows as the contract shows them. */
final class StaffViews {
    private StaffViews() {}

    private static RoleName role(String value) {
        return Arrays.stream(RoleName.values())
                .filter(role -> role.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no role " + value));
    }

    private static ScopeVariant scope(String value) {
        return Arrays.stream(ScopeVariant.values())
                .filter(scope -> scope.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no scope variant " + value));
    }

    static Unit unit(UnitRow row) {
        return Unit.builder()
                .id(row.id())
                .name(row.name())
                .parentId(row.parentId())
                .build();
    }

    static Reply<Unit> reply(UnitRow row) {
        return Reply.of(unit(row)).version(row.version());
    }

    static Position position(PositionRow row) {
        return Position.builder()
                .id(row.id())
                .title(row.title())
                .role(role(row.role()))
                .unitId(row.unitId())
                .places(row.places())
                .posts(row.posts())
                .held(row.held())
                .build();
    }

    /** Its ETag is that of what is shown, which also tells how many hold the position today. */
    static Reply<Position> reply(PositionRow row) {
        return Reply.of(position(row));
    }

    static Holder holder(HolderRow row) {
        return Holder.builder()
                .id(row.id())
                .subject(row.subject())
                .name(row.name())
                .since(row.since())
                .until(row.until())
                .build();
    }

    static Reply<Holder> reply(HolderRow row) {
        return Reply.of(holder(row)).version(row.version());
    }

    static StaffingSums staffing(List<PositionRow> positions) {
        var sums = new Staffing();
        for (PositionRow position : positions) {
            for (PositionPost post : position.posts()) {
                sums.add(
                        post.scope().value(),
                        position.role(),
                        position.places(),
                        position.held(),
                        Fraction.of(post.fte()));
            }
        }
        List<RoleStaffing> items = sums.byRole().entrySet().stream()
                .map(entry -> RoleStaffing.builder()
                        .scope(scope(entry.getKey().scope()))
                        .role(role(entry.getKey().role()))
                        .places(entry.getValue().places())
                        .fte(entry.getValue().fte().toString())
                        .held(entry.getValue().held().toString())
                        .build())
                .toList();
        List<ScopeStaffing> totals = sums.byScope().entrySet().stream()
                .map(entry -> ScopeStaffing.builder()
                        .scope(scope(entry.getKey()))
                        .fte(entry.getValue().fte().toString())
                        .held(entry.getValue().held().toString())
                        .build())
                .toList();
        return new StaffingSums(items, totals);
    }
}
