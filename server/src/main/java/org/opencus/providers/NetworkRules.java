package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.CapacityShareInput;
import org.opencus.model.CodeRef;
import org.opencus.model.NetworkMeetingInput;
import org.opencus.model.NetworkMemberInput;
import org.opencus.providers.ProviderRecords.Wanted;

/** Rules of the network of providers (004, Lokalna sieć usługodawców). */
final class NetworkRules {
    private static final Text MORE_THAN_ALL =
            new Text("Uzgodniona część jest większa od całości.", "The agreed part is more than the whole.");

    private record Share(String service, String unit, String per) {}

    private NetworkRules() {}

    static List<Violation> member(Wanted<NetworkMemberInput> wanted) {
        NetworkMemberInput content = wanted.content();
        Faults faults = new Faults();
        faults.order(Optional.of(content.since()), content.until(), "/until");
        List<CapacityShareInput> capacity = content.capacity();
        faults.once(capacity.stream().map(NetworkRules::share).toList(), "/capacity", "/service/code");
        for (int i = 0; i < capacity.size(); i++) {
            long agreed = capacity.get(i).agreed();
            faults.add(
                    capacity.get(i).total().filter(total -> agreed > total).isPresent(),
                    "/capacity/" + i + "/agreed",
                    "more-than-all",
                    MORE_THAN_ALL);
        }
        return faults.all();
    }

    private static Share share(CapacityShareInput each) {
        return new Share(each.service().code(), each.unit(), each.per());
    }

    static List<Violation> meeting(Wanted<NetworkMeetingInput> wanted) {
        Faults faults = new Faults();
        faults.past(wanted.content().heldOn(), wanted.today(), "/heldOn");
        faults.once(codes(wanted.content().organisations()), "/organisations", "/code");
        return faults.all();
    }

    static List<String> codes(List<CodeRef> references) {
        return references.stream().map(CodeRef::code).toList();
    }
}
