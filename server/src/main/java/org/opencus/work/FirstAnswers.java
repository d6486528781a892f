package org.opencus.work;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;

/** Does a request with an {@code Idempotency-Key} once, whichever instance hears it again. */
final class FirstAnswers {
    private static final Text RUNNING = new Text(
            "Żądanie z tym kluczem jest właśnie wykonywane.",
            "The request with this key is being done at this moment.");
    private static final Text ANOTHER =
            new Text("Ten klucz był użyty do innego żądania.", "This key was used for another request.");

    private static final Duration SOON = Duration.ofSeconds(1);

    private final FirstAnswerRepository answers = new FirstAnswerRepository();

    <T> Reply<T> once(Act act, String key, Function<Act, Reply<T>> work) {
        var seal = new AnswerSeal(act.call().caller().subject(), key);
        if (!answers.reserve(act.tx(), seal.keyDigest())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, RUNNING).retryAfter(SOON);
        }
        byte[] request = requestDigest(act.call());
        Optional<FirstAnswer> kept = answers.find(act.tx(), seal.keyDigest());
        if (kept.isPresent()) {
            return again(act, kept.get(), request, seal);
        }
        Reply<T> reply = work.apply(act);
        answers.keep(act.tx(), FirstAnswer.of(act, seal, request, reply.sent()));
        return reply;
    }

    private static <T> Reply<T> again(Act act, FirstAnswer kept, byte[] request, AnswerSeal seal) {
        if (!Arrays.equals(kept.requestDigest(), request)) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, ANOTHER);
        }
        act.concerns(kept.residents());
        return Reply.<T>again(kept.opened(seal)).header("Idempotent-Replay", "true");
    }

    private static byte[] requestDigest(Call call) {
        String request = call.operation().method() + " " + call.target() + "\n" + call.bodyDigest();
        return AnswerSeal.sha256(request);
    }
}
