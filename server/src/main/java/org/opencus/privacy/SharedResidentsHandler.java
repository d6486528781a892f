package org.opencus.privacy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.SharedResidentsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.model.ConsentData;
import org.opencus.model.ResidentDetails;
import org.opencus.model.SharedResident;
import org.opencus.model.SharedResidentPage;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.privacy.ConsentRepository.Slice;
import org.opencus.privacy.Consents.Share;
import org.opencus.residents.KnownResident;
import org.opencus.residents.ResidentRepository;
import org.opencus.residents.ResidentSeal;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** What partners may see, in HTTP words. */
public final class SharedResidentsHandler implements SharedResidentsService {
    private static final Text NO_ORGANISATION =
            new Text("Działasz bez organizacji, której przekazano dane.", "You act for no organisation.");

    private final Work work;
    private final Consents consents;
    private final ResidentRepository residents;
    private final ResidentSeal seal;

    /** Shows what these consents allow. */
    public SharedResidentsHandler(Work work, Consents consents, ResidentRepository residents, ResidentSeal seal) {
        this.work = work;
        this.consents = consents;
        this.residents = residents;
        this.seal = seal;
    }

    @Override
    public Reply<SharedResidentPage> listSharedResidents(ListSharedResidents request, Call call) {
        Listing list = Listing.of("shared-residents").with("centre", Optional.of(request.centre()));
        Optional<String> before = Cursors.keys(list, request.cursor(), 1).map(List::getFirst);
        return work.read(call, act -> {
            var slice = new Slice(Persons.day(act.now()), Optional.empty(), before, request.limit() + 1);
            List<Share> shares = consents.shares(act.tx(), request.centre(), organisation(call), slice);
            Page<Share> page = Page.of(
                    shares,
                    request.limit(),
                    share -> list.cursor(List.of(share.resident().toString())));
            return Reply.of(new SharedResidentPage(shown(act, request.centre(), page.items()), page.next()))
                    .next(call, page.next());
        });
    }

    private List<SharedResident> shown(Act act, String centre, List<Share> shares) {
        Map<UUID, KnownResident> known = new HashMap<>();
        List<UUID> ids = shares.stream().map(Share::resident).toList();
        act.concerns(ids);
        residents.all(act.tx(), centre, ids).forEach(row -> known.put(row.id(), seal.open(row)));
        return shares.stream()
                .filter(share -> known.containsKey(share.resident()))
                .map(share -> view(known.get(share.resident()), share))
                .toList();
    }

    @Override
    public Reply<SharedResident> getSharedResident(GetSharedResident request, Call call) {
        return work.read(call, act -> {
            act.concerns(request.residentId());
            LocalDate today = Persons.day(act.now());
            Share share = consents.require(act.tx(), request.centre(), request.residentId(), organisation(call), today);
            return Reply.of(shown(act, request.centre(), List.of(share)).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND)));
        });
    }

    private static String organisation(Call call) {
        return call.caller().organisation().orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, NO_ORGANISATION));
    }

    private static SharedResident view(KnownResident known, Share share) {
        ResidentDetails details = known.details();
        return SharedResident.builder()
                .id(known.id())
                .givenNames(details.givenNames())
                .familyName(details.familyName())
                .contact(details.contact().filter(_ -> share.data().contains(ConsentData.CONTACT)))
                .address(details.address().filter(_ -> share.data().contains(ConsentData.ADDRESS)))
                .birthDate(details.birthDate().filter(_ -> share.data().contains(ConsentData.BIRTH_DATE)))
                .validUntil(share.until())
                .build();
    }
}
