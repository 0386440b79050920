package dev.quadrille.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** Understands what the gateway says; whatever is not clearly one of its answers is none, and never a refusal. */
final class GatewaySpeech {

    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,255}");

    private final ObjectMapper json;

    GatewaySpeech(ObjectMapper json) {
        this.json = json;
    }

    /** The gateway has spoken, and it is not known what happened. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(Response said) {
            super("it answered " + said.getStatus() + ", which is no answer here, or not with this body");
        }
    }

    /** @throws NoAnswer where it is none */
    ChargeAnswer toCharge(Response said) {
        return switch (said.getStatus()) {
            case 200, 201 -> charged(said);
            case 402 -> declined(said);
            case 409 -> closed(said);
            default -> throw new NoAnswer(said);
        };
    }

    /** @throws NoAnswer where it is none */
    ChargeAnswer toCancellation(Response said) {
        return switch (said.getStatus()) {
            case 200, 204 -> new Closed();
            default -> throw new NoAnswer(said);
        };
    }

    private ChargeAnswer charged(Response said) {
        String reference = text(said, "reference");
        if (!REFERENCE.matcher(reference).matches()) {
            throw new NoAnswer(said);
        }
        return new Charged(reference);
    }

    private ChargeAnswer declined(Response said) {
        return switch (text(said, "reason")) {
            case "DECLINED" -> new Declined(Reason.DECLINED);
            case "INSUFFICIENT_FUNDS" -> new Declined(Reason.INSUFFICIENT_FUNDS);
            default -> throw new NoAnswer(said);
        };
    }

    private ChargeAnswer closed(Response said) {
        if (!text(said, "reason").equals("CANCELLED")) {
            throw new NoAnswer(said);
        }
        return new Closed();
    }

    /** @return empty where there is no such text; a number is none */
    private String text(Response said, String field) {
        String body = said.readEntity(String.class);
        try {
            JsonNode value = json.readTree(body == null ? "" : body).path(field);
            return value.isTextual() ? value.textValue() : "";
        } catch (JsonProcessingException malformed) {
            throw new NoAnswer(said);
        }
    }
}
