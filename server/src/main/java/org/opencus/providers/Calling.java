package org.opencus.providers;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.AnnouncementInput;
import org.opencus.model.Offer;
import org.opencus.model.OfferAssessment;
import org.opencus.model.OfferInput;
import org.opencus.model.OpenCall;
import org.opencus.model.OpenCallInput;
import org.opencus.model.OpenCallResultInput;
import org.opencus.model.OpenCallState;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.work.Act;

/** The acts by which an open call comes to its end: announcement, assessment of offers, result. */
final class Calling {
    /** Art. 13 of the Act on public benefit activity. */
    private static final int DAYS_FOR_OFFERS = 21;

    private static final String ANNOUNCEMENT = "announcement";
    private static final String ASSESSMENT = "assessment";
    private static final String RESULT = "result";

    private static final Text ANNOUNCED = new Text("Ten konkurs już ogłoszono.", "This call was announced already.");
    private static final Text NOT_OPEN =
            new Text("W tym konkursie nie przyjmuje się teraz ofert.", "This call takes no offers now.");
    private static final Text NOT_CLOSED = new Text(
            "Oferty ocenia się po terminie ich składania, a przed rozstrzygnięciem.",
            "Offers are assessed after the last day for them and before the result.");
    private static final Text ASSESSED = new Text("Tę ofertę już oceniono.", "This offer was assessed already.");
    private static final Text NOT_ASSESSED =
            new Text("Nie wszystkie oferty oceniono.", "An offer waits for its assessment.");
    private static final Text TOO_SHORT =
            new Text("Na oferty czeka się co najmniej 21 dni od ogłoszenia.", "There are at least 21 days for offers.");
    private static final Text UNKNOWN =
            new Text("W tym konkursie nie ma takiej oferty.", "This call has no such offer.");
    private static final Text FAILS = new Text("Ta oferta nie spełnia warunków.", "This offer fails the conditions.");
    private static final Text EARLY =
            new Text("Rozstrzyga się po terminie składania ofert.", "The result comes after the last day for offers.");

    private final ProviderRecords<OpenCallInput, OpenCall> calls;
    private final ProviderRecords<OfferInput, Offer> offers;
    private final ProviderRecordRepository repository = new ProviderRecordRepository();

    Calling(ProviderRecords<OpenCallInput, OpenCall> calls, ProviderRecords<OfferInput, Offer> offers) {
        this.calls = calls;
        this.offers = offers;
    }

    /** Refuses (409) what is done to a call that was announced. */
    void requireDraft(Act act, String centre, UUID call) {
        if (state(act, calls.there(act, centre, call, Hold.FOR_A_CHANGE)) != OpenCallState.DRAFT) {
            throw Refusal.of(Refusal.Kind.CONFLICT, ANNOUNCED);
        }
    }

    OpenCall announce(Act act, String centre, UUID id, AnnouncementInput input) {
        requireDraft(act, centre, id);
        ProviderRow call = calls.there(act, centre, id, Hold.FOR_A_CHANGE);
        Faults faults = new Faults();
        faults.past(input.announcedOn(), ProviderRecords.day(act.now()), "/announcedOn");
        faults.add(
                lastDay(call).isBefore(input.announcedOn().plusDays(DAYS_FOR_OFFERS)),
                "/announcedOn",
                "less-than-21-days",
                TOO_SHORT);
        faults.refuse();
        Keys everybody = new Keys(
                List.of(Keys.EVERYBODY), call.keys().services(), call.keys().number());
        return calls.amended(act, call, with(call, ANNOUNCEMENT, Wire.tree(input)), everybody);
    }

    /** The call, which takes offers until the transaction ends; 409 where it does not. */
    ProviderRow open(Act act, String centre, UUID id) {
        ProviderRow call = calls.there(act, centre, id, Hold.AS_IT_IS);
        if (state(act, call) != OpenCallState.ANNOUNCED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, NOT_OPEN);
        }
        return call;
    }

    /** An offer in the call; 404 where it is one in another call, or not there for the caller. */
    ProviderRow offer(Act act, String centre, UUID call, UUID id, Hold hold) {
        ProviderRow offer = offers.there(act, centre, id, hold);
        if (offer.parent().filter(call::equals).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
        return offer;
    }

    Offer assess(Act act, String centre, UUID id, UUID offerId, OfferAssessment input) {
        ProviderRow call = calls.there(act, centre, id, Hold.AS_IT_IS);
        ProviderRow offer = offer(act, centre, id, offerId, Hold.FOR_A_CHANGE);
        if (state(act, call) != OpenCallState.CLOSED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, NOT_CLOSED);
        }
        if (offer.document().containsKey(ASSESSMENT)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, ASSESSED);
        }
        return offers.amended(act, offer, with(offer, ASSESSMENT, Wire.tree(input)), offer.keys());
    }

    OpenCall decide(Act act, String centre, UUID id, OpenCallResultInput input) {
        ProviderRow call = calls.there(act, centre, id, Hold.FOR_A_CHANGE);
        if (state(act, call) != OpenCallState.CLOSED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, NOT_CLOSED);
        }
        Map<UUID, ProviderRow> made = repository.parts(act.tx(), ProviderKind.OFFER, id).stream()
                .collect(Collectors.toMap(ProviderRow::id, Function.identity()));
        if (!made.values().stream().allMatch(offer -> offer.document().containsKey(ASSESSMENT))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, NOT_ASSESSED);
        }
        check(act, call, made, input);
        return calls.amended(act, call, with(call, RESULT, result(made, input)), call.keys());
    }

    private static void check(Act act, ProviderRow call, Map<UUID, ProviderRow> made, OpenCallResultInput input) {
        Faults faults = new Faults();
        faults.past(input.decidedOn(), ProviderRecords.day(act.now()), "/decidedOn");
        faults.add(!input.decidedOn().isAfter(lastDay(call)), "/decidedOn", "before-offers", EARLY);
        faults.once(input.chosen(), "/chosen", "");
        for (int i = 0; i < input.chosen().size(); i++) {
            ProviderRow offer = made.get(input.chosen().get(i));
            faults.add(offer == null, "/chosen/" + i, "unknown-offer", UNKNOWN);
            faults.add(offer != null && !meets(offer), "/chosen/" + i, "fails-conditions", FAILS);
        }
        faults.refuse();
    }

    private static boolean meets(ProviderRow offer) {
        return offer.document().getJsonObject(ASSESSMENT).getBoolean("meetsConditions");
    }

    private static JsonObject result(Map<UUID, ProviderRow> made, OpenCallResultInput input) {
        JsonArrayBuilder chosen = Values.JSON.createArrayBuilder();
        input.chosen().forEach(id -> chosen.add(chosen(made.get(id))));
        return Values.JSON
                .createObjectBuilder()
                .add("decidedOn", input.decidedOn().toString())
                .add("chosen", chosen)
                .add("reason", input.reason())
                .build();
    }

    private static JsonObjectBuilder chosen(ProviderRow offer) {
        JsonArrayBuilder organisations = Values.JSON.createArrayBuilder();
        offer.keys()
                .organisations()
                .forEach(code ->
                        organisations.add(Values.JSON.createObjectBuilder().add("code", code)));
        return Values.JSON
                .createObjectBuilder()
                .add("offer", offer.id().toString())
                .add("organisations", organisations);
    }

    private static JsonObject with(ProviderRow row, String property, JsonValue value) {
        return Values.JSON
                .createObjectBuilder(row.document())
                .add(property, value)
                .build();
    }

    private static LocalDate lastDay(ProviderRow call) {
        return LocalDate.parse(call.document().getString("offersUntil"));
    }

    private static OpenCallState state(Act act, ProviderRow call) {
        return CallViews.state(call.document(), ProviderRecords.day(act.now()));
    }
}
