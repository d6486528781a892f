package org.opencus.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opencus.api.AccountsService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.crypto.Keyring;
import org.opencus.limits.CodeGuesses;
import org.opencus.model.AccountCode;
import org.opencus.model.LinkedAccount;
import org.opencus.privacy.AccountRepository.UsedCode;
import org.opencus.privacy.Persons.Person;
import org.opencus.work.Work;

/** Connects logins with records, in HTTP words. */
public final class AccountsHandler implements AccountsService {
    private static final Duration VALID = Duration.ofDays(7);
    private static final Text WRONG = new Text(
            "Ten kod nie działa. Sprawdź go albo poproś w centrum o nowy.",
            "This code does not work. Check it, or ask the centre for a new one.");
    private static final Text OWN_CODE = new Text(
            "Nie można użyć kodu, który się samemu wydało.", "Nobody can use a code that they made themselves.");

    private final Work work;
    private final Persons persons;
    private final AccountCodes codes;
    private final CodeGuesses guesses;
    private final AccountRepository accounts = new AccountRepository();

    /** Codes are kept hashed with the keys of the installation. */
    public AccountsHandler(Work work, Persons persons, Keyring keyring, CodeGuesses guesses) {
        this.work = work;
        this.persons = persons;
        this.codes = new AccountCodes(keyring);
        this.guesses = guesses;
    }

    @Override
    public Reply<AccountCode> createAccountCode(CreateAccountCode request, Call call) {
        return work.change(call, act -> {
            Person person = persons.lock(act, request.centre(), request.residentId());
            String code = codes.make();
            Instant until = act.now().plus(VALID);
            accounts.keepCode(
                    act.tx(),
                    new UsedCode(person.id(), person.centre(), call.caller().subject()),
                    codes.hash(code),
                    until);
            return Reply.of(new AccountCode(code, until));
        });
    }

    @Override
    public Reply<LinkedAccount> linkAccount(LinkAccount request, Call call) {
        guesses.count(call.caller());
        return work.change(call, act -> {
            List<byte[]> hashes = codes.hashes(request.body().code());
            UsedCode code = accounts.findCode(act.tx(), hashes, act.now()).orElseThrow(AccountsHandler::wrong);
            act.concerns(code.resident());
            if (code.madeBy().equals(call.caller().subject())) {
                throw Refusal.of(Refusal.Kind.FORBIDDEN, OWN_CODE);
            }
            // Before the code is used up: an erasure takes the person first and the code after.
            Person person = persons.lockStanding(act, code.centre(), code.resident());
            if (!accounts.useCode(act.tx(), hashes)) {
                throw wrong();
            }
            guesses.right(act.tx(), call.caller());
            accounts.link(act.tx(), call.caller().subject(), code, act.now());
            return Reply.of(new LinkedAccount(code.centre(), person.id(), act.now()));
        });
    }

    private static Refusal wrong() {
        return Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation("/code", "wrong-code", WRONG)));
    }
}
