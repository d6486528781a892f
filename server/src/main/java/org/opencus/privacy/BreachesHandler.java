package org.opencus.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.api.BreachesService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.PersonKey;
import org.opencus.crypto.PersonKeyRepository;
import org.opencus.model.Breach;
import org.opencus.model.BreachCreate;
import org.opencus.model.BreachPage;
import org.opencus.model.BreachRisk;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.privacy.BreachRepository.Row;
import org.opencus.privacy.domain.OfficeNotification;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** The register of breaches, in HTTP words. Each is sealed with a key of its own. */
public final class BreachesHandler implements BreachesService {
    private static final String PLACE = "breach.sealed";
    private static final Text LATE = new Text(
            "Zgłoszenie po 72 godzinach wymaga podania powodu.", "A notification after 72 hours needs a reason.");
    private static final Text BEFORE = new Text("Nie może być wcześniej niż „foundAt”.", "Cannot be before 'foundAt'.");
    private static final Text FUTURE = new Text("Ta chwila dopiero nadejdzie.", "This moment is still to come.");
    private static final Text NOT_NOTIFIED =
            new Text("Najpierw trzeba zgłosić naruszenie urzędowi.", "The supervisory office must be notified first.");
    private static final Text NOT_INFORMED =
            new Text("Najpierw trzeba zawiadomić osoby, których to dotyczy.", "The persons must be informed first.");

    private final Work work;
    private final Keyring keyring;
    private final BreachRepository breaches = new BreachRepository();
    private final PersonKeyRepository keys = new PersonKeyRepository();

    /** Sealed with the keys of the installation. */
    public BreachesHandler(Work work, Keyring keyring) {
        this.work = work;
        this.keyring = keyring;
    }

    @Override
    public Reply<BreachPage> listBreaches(ListBreaches request, Call call) {
        Listing list = Listing.of("breaches").with("centre", Optional.of(request.centre()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            Page<Row> page = Page.of(
                    breaches.page(act.tx(), request.centre(), before, request.limit() + 1),
                    request.limit(),
                    row -> list.cursor(List.of(row.id().toString())));
            return Reply.of(new BreachPage(
                            page.items().stream().map(row -> view(act, row)).toList(), page.next()))
                    .next(call, page.next());
        });
    }

    @Override
    public Reply<Breach> registerBreach(RegisterBreach request, Call call) {
        return work.change(call, act -> {
            refuse(faults(act, request.body()));
            var id = Act.newId();
            Keyring.NewKey key = keyring.create(id);
            keys.keep(act.tx(), id, key.wrapped());
            byte[] sealed = key.key().seal(PLACE, id, Wire.bytes(request.body()));
            breaches.insert(act.tx(), request.centre(), id, request.body().foundAt(), sealed, act.now());
            return shown(act, found(act, request.centre(), id))
                    .location("/v1/centres/" + request.centre() + "/breaches/" + id);
        });
    }

    @Override
    public Reply<Breach> getBreach(GetBreach request, Call call) {
        return work.read(call, act -> shown(act, found(act, request.centre(), request.breachId())));
    }

    @Override
    public Reply<Breach> changeBreach(ChangeBreach request, Call call) {
        return work.change(call, act -> {
            Row row = breaches.lock(act.tx(), request.centre(), request.breachId())
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
            call.expect(row.version());
            BreachCreate next = request.body().applyTo(opened(row), BreachCreate.class);
            refuse(faults(act, next));
            byte[] sealed = key(row).seal(PLACE, row.id(), Wire.bytes(next));
            breaches.update(act.tx(), row.id(), next.foundAt(), sealed);
            return shown(act, found(act, request.centre(), request.breachId()));
        });
    }

    private Row found(Act act, String centre, java.util.UUID id) {
        return breaches.find(act.tx(), centre, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private PersonKey key(Row row) {
        return keyring.open(row.id(), row.wrapped());
    }

    private BreachCreate opened(Row row) {
        return Wire.read(key(row).open(PLACE, row.id(), row.sealed()), BreachCreate.class);
    }

    private static OfficeNotification notification(BreachCreate breach) {
        return new OfficeNotification(breach.foundAt(), breach.risk() != BreachRisk.NONE, breach.officeNotifiedAt());
    }

    private static List<Violation> faults(Act act, BreachCreate breach) {
        List<Violation> faults = new ArrayList<>();
        moment(faults, "/foundAt", Optional.of(breach.foundAt()), Optional.empty(), act.now());
        moment(faults, "/happenedAt", breach.happenedAt(), Optional.empty(), act.now());
        moment(faults, "/officeNotifiedAt", breach.officeNotifiedAt(), Optional.of(breach.foundAt()), act.now());
        moment(faults, "/personsInformedAt", breach.personsInformedAt(), Optional.of(breach.foundAt()), act.now());
        moment(faults, "/closedAt", breach.closedAt(), Optional.of(breach.foundAt()), act.now());
        if (notification(breach).wasLate() && breach.lateReason().isEmpty()) {
            faults.add(new Violation("/lateReason", "late", LATE));
        }
        if (breach.closedAt().isPresent()) {
            faults.addAll(unfinished(breach));
        }
        return faults;
    }

    private static List<Violation> unfinished(BreachCreate breach) {
        List<Violation> faults = new ArrayList<>();
        if (breach.risk() != BreachRisk.NONE && breach.officeNotifiedAt().isEmpty()) {
            faults.add(new Violation("/closedAt", "office-not-notified", NOT_NOTIFIED));
        }
        if (breach.risk() == BreachRisk.HIGH_RISK && breach.personsInformedAt().isEmpty()) {
            faults.add(new Violation("/closedAt", "persons-not-informed", NOT_INFORMED));
        }
        return faults;
    }

    private static void moment(
            List<Violation> faults, String pointer, Optional<Instant> moment, Optional<Instant> from, Instant now) {
        if (moment.filter(at -> at.isAfter(now)).isPresent()) {
            faults.add(new Violation(pointer, "in-future", FUTURE));
        }
        if (moment.filter(at -> from.filter(at::isBefore).isPresent()).isPresent()) {
            faults.add(new Violation(pointer, "before-foundAt", BEFORE));
        }
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
    }

    private Reply<Breach> shown(Act act, Row row) {
        return Reply.of(view(act, row)).version(row.version());
    }

    private Breach view(Act act, Row row) {
        BreachCreate breach = opened(row);
        OfficeNotification notification = notification(breach);
        return Breach.builder()
                .id(row.id())
                .foundAt(breach.foundAt())
                .happenedAt(breach.happenedAt())
                .description(breach.description())
                .dataCategories(breach.dataCategories())
                .persons(breach.persons())
                .risk(breach.risk())
                .measures(breach.measures())
                .stepsDone(breach.stepsDone())
                .officeNotifiedAt(breach.officeNotifiedAt())
                .lateReason(breach.lateReason())
                .personsInformedAt(breach.personsInformedAt())
                .personsInformed(breach.personsInformed())
                .closedAt(breach.closedAt())
                .registeredAt(row.registeredAt())
                .notificationDueAt(notification.dueAt())
                .overdue(notification.isOverdue(act.now()))
                .version(Math.toIntExact(row.version()))
                .build();
    }
}
