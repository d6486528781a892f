package org.opencus.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.StaffService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.identity.domain.RoleRules;
import org.opencus.model.Holder;
import org.opencus.model.HolderPage;
import org.opencus.model.Position;
import org.opencus.model.PositionPage;
import org.opencus.model.PositionPost;
import org.opencus.model.StaffingSums;
import org.opencus.model.Unit;
import org.opencus.model.UnitCreate;
import org.opencus.model.UnitPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Units, positions and holders over HTTP. */
public final class StaffHandler implements StaffService {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text NO_UNIT = new Text("Nie ma takiej jednostki.", "There is no such unit.");
    private static final Text IN_ITSELF =
            new Text("Jednostka nie może być częścią samej siebie.", "A unit cannot be inside itself.");
    private static final Text NOT_FOR_STAFF =
            new Text("Tej roli nie nadaje się przez stanowisko.", "This role is not given by a position.");
    private static final Text TWICE = new Text("Każdy zakres najwyżej raz.", "Each scope variant once at most.");

    private final Work work;
    private final Clock clock;
    private final UnitRepository units = new UnitRepository();
    private final PositionRepository positions = new PositionRepository();
    private final Holders holders = new Holders();

    /** The clock tells what day it is. */
    public StaffHandler(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    private static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND);
    }

    private static Refusal broken(String pointer, String code, Text text) {
        return Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation(pointer, code, text)));
    }

    @Override
    public Reply<UnitPage> listUnits(ListUnits request, Call call) {
        Listing list = Listing.of("units").with("centre", Optional.of(request.centre()));
        Optional<String> after = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            Page<UnitRow> page = Page.of(
                    units.page(act.tx(), request.centre(), after, request.limit() + 1),
                    request.limit(),
                    last -> list.cursor(List.of(last.name())));
            return Reply.of(new UnitPage(
                            page.items().stream().map(StaffViews::unit).toList(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Unit> getUnit(GetUnit request, Call call) {
        return work.read(
                call,
                act -> StaffViews.reply(
                        units.find(act.tx(), request.centre(), request.unitId()).orElseThrow(StaffHandler::notFound)));
    }

    private UnitRow unit(Act act, String centre, UUID id) {
        return units.lock(act.tx(), centre, id).orElseThrow(StaffHandler::notFound);
    }

    @Override
    public Reply<Unit> createUnit(CreateUnit request, Call call) {
        return work.change(call, act -> {
            units.lockAll(act.tx(), request.centre());
            UnitRow unit = new UnitRow(
                    Act.newId(), request.body().name(), request.body().parentId(), 1);
            unit.parentId().ifPresent(parent -> knownUnit(act, request.centre(), parent, "/parentId"));
            StaffConflicts.told(() -> units.insert(act.tx(), request.centre(), unit));
            return StaffViews.reply(unit).location("/v1/centres/" + request.centre() + "/units/" + unit.id());
        });
    }

    private void knownUnit(Act act, String centre, UUID id, String pointer) {
        if (units.lock(act.tx(), centre, id).isEmpty()) {
            throw broken(pointer, "unknown", NO_UNIT);
        }
    }

    @Override
    public Reply<Unit> replaceUnit(ReplaceUnit request, Call call) {
        return work.change(call, act -> {
            units.lockAll(act.tx(), request.centre());
            UnitRow present = unit(act, request.centre(), request.unitId());
            call.expect(present.version());
            UnitCreate body = request.body();
            body.parentId().ifPresent(parent -> {
                knownUnit(act, request.centre(), parent, "/parentId");
                if (units.isInside(act.tx(), parent, present.id())) {
                    throw broken("/parentId", "circle", IN_ITSELF);
                }
            });
            UnitRow unit = new UnitRow(present.id(), body.name(), body.parentId(), present.version() + 1);
            StaffConflicts.told(() -> units.update(act.tx(), unit));
            return StaffViews.reply(unit);
        });
    }

    @Override
    public Reply<Void> removeUnit(RemoveUnit request, Call call) {
        return work.change(call, act -> {
            call.expect(unit(act, request.centre(), request.unitId()).version());
            StaffConflicts.told(() -> units.delete(act.tx(), request.unitId()));
            return Reply.empty();
        });
    }

    @Override
    public Reply<PositionPage> listPositions(ListPositions request, Call call) {
        Listing list = Listing.of("positions").with("centre", Optional.of(request.centre()));
        Optional<List<String>> after = Cursors.keys(list, request.cursor(), 2);
        return work.read(call, act -> {
            Page<PositionRow> page = Page.of(
                    positions.page(act.tx(), request.centre(), today(), after, request.limit() + 1),
                    request.limit(),
                    last -> list.cursor(List.of(last.title(), last.id().toString())));
            return Reply.of(new PositionPage(
                            page.items().stream().map(StaffViews::position).toList(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Position> getPosition(GetPosition request, Call call) {
        return work.read(call, act -> StaffViews.reply(position(act, request.centre(), request.positionId())));
    }

    private PositionRow position(Act act, String centre, UUID id) {
        return positions.find(act.tx(), centre, id, today()).orElseThrow(StaffHandler::notFound);
    }

    @Override
    public Reply<Position> createPosition(CreatePosition request, Call call) {
        return work.change(call, act -> {
            var body = request.body();
            if (!RoleRules.isForStaff(body.role().value())) {
                throw broken("/role", "not-for-staff", NOT_FOR_STAFF);
            }
            checkPosts(body.posts());
            body.unitId().ifPresent(unit -> knownUnit(act, request.centre(), unit, "/unitId"));
            PositionRow position = new PositionRow(
                    Act.newId(), body.title(), body.role().value(), body.unitId(), body.places(), body.posts(), 0, 1);
            positions.insert(act.tx(), request.centre(), position);
            return StaffViews.reply(position)
                    .location("/v1/centres/" + request.centre() + "/positions/" + position.id());
        });
    }

    private static void checkPosts(List<PositionPost> posts) {
        if (posts.stream().map(PositionPost::scope).distinct().count() < posts.size()) {
            throw broken("/posts", "repeated", TWICE);
        }
    }

    private PositionRow locked(Act act, String centre, UUID id) {
        return positions.lock(act.tx(), centre, id, today()).orElseThrow(StaffHandler::notFound);
    }

    @Override
    public Reply<Position> replacePosition(ReplacePosition request, Call call) {
        return work.change(call, act -> {
            PositionRow present = locked(act, request.centre(), request.positionId());
            call.expectShown(StaffViews.position(present));
            var body = request.body();
            checkPosts(body.posts());
            body.unitId().ifPresent(unit -> knownUnit(act, request.centre(), unit, "/unitId"));
            holders.checkPlaces(act.tx(), present.id(), body.places(), today());
            PositionRow position = new PositionRow(
                    present.id(),
                    body.title(),
                    present.role(),
                    body.unitId(),
                    body.places(),
                    body.posts(),
                    present.held(),
                    present.version() + 1);
            positions.update(act.tx(), position);
            return StaffViews.reply(position);
        });
    }

    @Override
    public Reply<Void> removePosition(RemovePosition request, Call call) {
        return work.change(call, act -> {
            call.expectShown(StaffViews.position(locked(act, request.centre(), request.positionId())));
            holders.checkPlaces(act.tx(), request.positionId(), 0, today());
            positions.close(act.tx(), request.positionId(), act.now());
            return Reply.empty();
        });
    }

    @Override
    public Reply<HolderPage> listHolders(ListHolders request, Call call) {
        Listing list = Listing.of("holders").with("position", Optional.of(request.positionId()));
        Optional<UUID> after =
                Cursors.keys(list, request.cursor(), 1).map(List::getFirst).map(UUID::fromString);
        return work.read(call, act -> {
            PositionRow position = position(act, request.centre(), request.positionId());
            Page<HolderRow> page = Page.of(
                    holders.page(act.tx(), position.id(), after, request.limit() + 1),
                    request.limit(),
                    last -> list.cursor(List.of(last.id().toString())));
            return Reply.of(new HolderPage(
                            page.items().stream().map(StaffViews::holder).toList(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Holder> getHolder(GetHolder request, Call call) {
        return work.read(call, act -> {
            PositionRow position = position(act, request.centre(), request.positionId());
            return StaffViews.reply(holders.get(act.tx(), position.id(), request.holderId()));
        });
    }

    @Override
    public Reply<Holder> addHolder(AddHolder request, Call call) {
        return work.change(call, act -> {
            PositionRow position = locked(act, request.centre(), request.positionId());
            HolderRow holder = holders.add(act, request.centre(), position, request.body());
            return StaffViews.reply(holder)
                    .location("/v1/centres/" + request.centre() + "/positions/" + position.id() + "/holders/"
                            + holder.id());
        });
    }

    @Override
    public Reply<Void> endHolder(EndHolder request, Call call) {
        return work.change(call, act -> {
            PositionRow position = locked(act, request.centre(), request.positionId());
            HolderRow holder = holders.get(act.tx(), position.id(), request.holderId());
            call.expect(holder.version());
            holders.end(act.tx(), holder, today());
            return Reply.empty();
        });
    }

    @Override
    public Reply<StaffingSums> getStaffing(GetStaffing request, Call call) {
        return work.read(
                call,
                act -> Reply.of(StaffViews.staffing(
                        positions.page(act.tx(), request.centre(), today(), Optional.empty(), Integer.MAX_VALUE))));
    }
}
