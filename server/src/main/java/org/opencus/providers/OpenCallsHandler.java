package org.opencus.providers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.opencus.api.OpenCallsService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.Offer;
import org.opencus.model.OfferInput;
import org.opencus.model.OfferPage;
import org.opencus.model.OpenCall;
import org.opencus.model.OpenCallInput;
import org.opencus.model.OpenCallPage;
import org.opencus.model.RecordVersionPage;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Open calls for offers: staff run them, partners make offers. */
public final class OpenCallsHandler implements OpenCallsService {
    private final Work work;
    private final ProviderRecords<OpenCallInput, OpenCall> calls;
    private final ProviderRecords<OfferInput, Offer> offers;
    private final Calling calling;

    /** Acts that leave their entries in the log; the clock tells which calls are closed. */
    public OpenCallsHandler(Work work, RecordViews centres, Clock clock) {
        this.work = work;
        this.calls = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.OPEN_CALL,
                        OpenCallInput.class,
                        content -> new Keys(List.of(), NetworkRules.codes(content.services()), Optional.empty()),
                        new CallRules(),
                        new ProviderViews<>(OpenCall.class, new CallViews(clock)::call)),
                centres);
        this.offers = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.OFFER,
                        OfferInput.class,
                        content -> new Keys(PartyRules.organisations(content.providers()), List.of(), Optional.empty()),
                        new OfferRules(),
                        new ProviderViews<>(Offer.class, CallViews::offer)),
                centres);
        this.calling = new Calling(calls, offers);
    }

    @Override
    public Reply<OpenCallPage> listOpenCalls(ListOpenCalls request, Call call) {
        var asked = new Asked(
                request.centre(),
                Optional.empty(),
                Optional.empty(),
                request.service(),
                request.cursor(),
                request.limit());
        return work.read(call, act -> calls.listed(act, asked, OpenCallPage::new));
    }

    @Override
    public Reply<OpenCall> draftOpenCall(DraftOpenCall request, Call call) {
        return work.change(call, act -> calls.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<OpenCall> getOpenCall(GetOpenCall request, Call call) {
        return work.read(call, act -> Reply.of(calls.one(act, request.centre(), request.callId())));
    }

    @Override
    public Reply<OpenCall> changeOpenCall(ChangeOpenCall request, Call call) {
        return work.change(call, act -> {
            calling.requireDraft(act, request.centre(), request.callId());
            return Reply.of(calls.change(act, request.centre(), request.callId(), request.body()));
        });
    }

    @Override
    public Reply<Void> removeOpenCall(RemoveOpenCall request, Call call) {
        return work.change(call, act -> {
            calling.requireDraft(act, request.centre(), request.callId());
            return calls.retire(act, request.centre(), request.callId());
        });
    }

    @Override
    public Reply<RecordVersionPage> listOpenCallHistory(ListOpenCallHistory request, Call call) {
        return work.read(
                call, act -> calls.history(act, request.centre(), request.callId(), request.cursor(), request.limit()));
    }

    @Override
    public Reply<OpenCall> announceOpenCall(AnnounceOpenCall request, Call call) {
        return work.change(
                call,
                act -> at(
                        act,
                        request.centre(),
                        calling.announce(act, request.centre(), request.callId(), request.body())));
    }

    @Override
    public Reply<OpenCall> decideOpenCall(DecideOpenCall request, Call call) {
        return work.change(
                call,
                act -> at(
                        act,
                        request.centre(),
                        calling.decide(act, request.centre(), request.callId(), request.body())));
    }

    private Reply<OpenCall> at(Act act, String centre, OpenCall call) {
        return Reply.of(call).location(ProviderRecords.address(calls.there(act, centre, call.id(), Hold.NOT)));
    }

    @Override
    public Reply<OfferPage> listOffers(ListOffers request, Call call) {
        var asked = new Asked(
                request.centre(),
                Optional.of(request.callId()),
                Optional.empty(),
                Optional.empty(),
                request.cursor(),
                request.limit());
        return work.read(call, act -> {
            var _ = calls.there(act, request.centre(), request.callId(), Hold.NOT);
            return offers.listed(act, asked, OfferPage::new);
        });
    }

    @Override
    public Reply<Offer> makeOffer(MakeOffer request, Call call) {
        return work.change(call, act -> {
            ProviderRow open = calling.open(act, request.centre(), request.callId());
            return located(
                    open, offers.shown(act, offers.add(act, request.centre(), Optional.of(open), request.body())));
        });
    }

    private static Reply<Offer> located(ProviderRow call, Offer offer) {
        return Reply.of(offer).location(ProviderRecords.address(call) + "/offers/" + offer.id());
    }

    @Override
    public Reply<Offer> getOffer(GetOffer request, Call call) {
        return work.read(
                call,
                act -> Reply.of(offers.shown(
                        act, calling.offer(act, request.centre(), request.callId(), request.offerId(), Hold.NOT))));
    }

    @Override
    public Reply<Offer> changeOffer(ChangeOffer request, Call call) {
        return work.change(call, act -> {
            var _ = calling.open(act, request.centre(), request.callId());
            var _ = calling.offer(act, request.centre(), request.callId(), request.offerId(), Hold.FOR_A_CHANGE);
            return Reply.of(offers.change(act, request.centre(), request.offerId(), request.body()));
        });
    }

    @Override
    public Reply<Void> withdrawOffer(WithdrawOffer request, Call call) {
        return work.change(call, act -> {
            var _ = calling.open(act, request.centre(), request.callId());
            var _ = calling.offer(act, request.centre(), request.callId(), request.offerId(), Hold.FOR_A_CHANGE);
            return offers.retire(act, request.centre(), request.offerId());
        });
    }

    @Override
    public Reply<Offer> assessOffer(AssessOffer request, Call call) {
        return work.change(call, act -> {
            Offer assessed = calling.assess(act, request.centre(), request.callId(), request.offerId(), request.body());
            return located(calls.there(act, request.centre(), request.callId(), Hold.NOT), assessed);
        });
    }
}
