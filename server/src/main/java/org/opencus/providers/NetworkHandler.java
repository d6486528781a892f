package org.opencus.providers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opencus.api.ProviderNetworkService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.NetworkMeeting;
import org.opencus.model.NetworkMeetingInput;
import org.opencus.model.NetworkMeetingPage;
import org.opencus.model.NetworkMember;
import org.opencus.model.NetworkMemberInput;
import org.opencus.model.NetworkMemberPage;
import org.opencus.model.ProviderNetwork;
import org.opencus.model.RecordVersionPage;
import org.opencus.providers.NetworkRepository.Summary;
import org.opencus.providers.ProviderRecords.Asked;
import org.opencus.providers.ProviderRecords.Form;
import org.opencus.providers.ProviderRow.Keys;
import org.opencus.records.RecordViews;
import org.opencus.work.Work;

/** The local network of providers: its members, and when it met. */
public final class NetworkHandler implements ProviderNetworkService {
    private static final int MONTHS_BETWEEN_MEETINGS = 3;

    private final Work work;
    private final RecordViews centres;
    private final NetworkRepository network = new NetworkRepository();
    private final ProviderRecords<NetworkMemberInput, NetworkMember> members;
    private final ProviderRecords<NetworkMeetingInput, NetworkMeeting> meetings;

    /** Acts that leave their entries in the log. */
    public NetworkHandler(Work work, RecordViews centres) {
        this.work = work;
        this.centres = centres;
        this.members = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.NETWORK_MEMBER,
                        NetworkMemberInput.class,
                        NetworkHandler::keys,
                        (_, wanted) -> NetworkRules.member(wanted),
                        Recorded.changeable(NetworkMember.class)),
                centres);
        this.meetings = new ProviderRecords<>(
                new Form<>(
                        ProviderKind.NETWORK_MEETING,
                        NetworkMeetingInput.class,
                        content -> new Keys(NetworkRules.codes(content.organisations()), List.of(), Optional.empty()),
                        (_, wanted) -> NetworkRules.meeting(wanted),
                        Recorded.changeable(NetworkMeeting.class)),
                centres);
    }

    /** An organisation is a member once at a time. */
    private static Keys keys(NetworkMemberInput content) {
        String organisation = content.organisation().code();
        return new Keys(
                List.of(organisation),
                content.capacity().stream()
                        .map(each -> each.service().code())
                        .distinct()
                        .toList(),
                content.until().isPresent() ? Optional.empty() : Optional.of(organisation));
    }

    @Override
    public Reply<ProviderNetwork> getProviderNetwork(GetProviderNetwork request, Call call) {
        return work.read(call, act -> {
            var _ = centres.centre(act.tx(), request.centre());
            LocalDate today = ProviderRecords.day(act.now());
            Summary summary = network.summary(act.tx(), request.centre(), today);
            Optional<LocalDate> next = summary.lastMeeting().map(last -> last.plusMonths(MONTHS_BETWEEN_MEETINGS));
            return Reply.of(ProviderNetwork.builder()
                    .members(summary.members())
                    .lastMeetingOn(summary.lastMeeting())
                    .nextMeetingBy(next)
                    .overdue(summary.members() > 0 && next.map(today::isAfter).orElse(true))
                    .build());
        });
    }

    @Override
    public Reply<NetworkMemberPage> listNetworkMembers(ListNetworkMembers request, Call call) {
        var asked = Asked.of(request.centre(), request.provider(), request.cursor(), request.limit());
        return work.read(call, act -> members.listed(act, asked, NetworkMemberPage::new));
    }

    @Override
    public Reply<NetworkMember> addNetworkMember(AddNetworkMember request, Call call) {
        return work.change(call, act -> members.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<NetworkMember> getNetworkMember(GetNetworkMember request, Call call) {
        return work.read(call, act -> Reply.of(members.one(act, request.centre(), request.memberId())));
    }

    @Override
    public Reply<NetworkMember> changeNetworkMember(ChangeNetworkMember request, Call call) {
        return work.change(
                call, act -> Reply.of(members.change(act, request.centre(), request.memberId(), request.body())));
    }

    @Override
    public Reply<Void> removeNetworkMember(RemoveNetworkMember request, Call call) {
        return work.change(call, act -> members.retire(act, request.centre(), request.memberId()));
    }

    @Override
    public Reply<RecordVersionPage> listNetworkMemberHistory(ListNetworkMemberHistory request, Call call) {
        return work.read(
                call,
                act -> members.history(act, request.centre(), request.memberId(), request.cursor(), request.limit()));
    }

    @Override
    public Reply<NetworkMeetingPage> listNetworkMeetings(ListNetworkMeetings request, Call call) {
        var asked = Asked.of(request.centre(), request.provider(), request.cursor(), request.limit());
        return work.read(call, act -> meetings.listed(act, asked, NetworkMeetingPage::new));
    }

    @Override
    public Reply<NetworkMeeting> recordNetworkMeeting(RecordNetworkMeeting request, Call call) {
        return work.change(call, act -> meetings.recorded(act, request.centre(), request.body()));
    }

    @Override
    public Reply<NetworkMeeting> getNetworkMeeting(GetNetworkMeeting request, Call call) {
        return work.read(call, act -> Reply.of(meetings.one(act, request.centre(), request.meetingId())));
    }

    @Override
    public Reply<NetworkMeeting> changeNetworkMeeting(ChangeNetworkMeeting request, Call call) {
        return work.change(
                call, act -> Reply.of(meetings.change(act, request.centre(), request.meetingId(), request.body())));
    }

    @Override
    public Reply<Void> removeNetworkMeeting(RemoveNetworkMeeting request, Call call) {
        return work.change(call, act -> meetings.retire(act, request.centre(), request.meetingId()));
    }
}
