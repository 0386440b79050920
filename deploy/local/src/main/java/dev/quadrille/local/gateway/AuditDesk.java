package dev.quadrille.local.gateway;

import dev.quadrille.local.audit.AuditImpossible;
import dev.quadrille.local.audit.AuditReport;
import dev.quadrille.local.audit.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Audits on request. One audit runs at a time; whoever asks meanwhile is given its report. */
final class AuditDesk {

    static final String PATH = "/api/audit";

    private final Vertx vertx;
    private final Supplier<AuditReport> audit;
    private final TokenCheck tokens;
    private Future<AuditReport> running;

    AuditDesk(Vertx vertx, Supplier<AuditReport> audit, TokenCheck tokens) {
        this.vertx = vertx;
        this.audit = audit;
        this.tokens = tokens;
    }

    /** On the event loop. */
    void handle(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            Refusal.onlyPost(PATH).send(request);
            return;
        }
        tokens.refusal(request.getHeader("Authorization"))
                .ifPresentOrElse(refusal -> refusal.send(request), () -> answer(request));
    }

    private void answer(HttpServerRequest request) {
        if (running == null || running.isComplete()) {
            running = vertx.executeBlocking(audit::get);
        }
        running.onSuccess(report -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(json(report).toBuffer()))
                .onFailure(failure -> refusal(failure).send(request));
    }

    private static Refusal refusal(Throwable failure) {
        return Refusal.cannotAudit(
                failure instanceof AuditImpossible ? failure.getMessage() : "the audit broke off: " + failure);
    }

    private static JsonObject json(AuditReport report) {
        JsonArray invariants = new JsonArray();
        report.verdicts().forEach(verdict -> invariants.add(json(verdict)));
        return new JsonObject()
                .put("clean", report.isClean())
                .put("tookMs", report.took().toMillis())
                .put("invariants", invariants);
    }

    private static JsonObject json(Verdict verdict) {
        JsonArray findings = new JsonArray();
        verdict.first().forEach(finding -> findings.add(finding.subject() + ": " + finding.problem()));
        return new JsonObject()
                .put("name", verdict.invariant())
                .put("holds", verdict.holds())
                .put("numbers", verdict.numbers())
                .put("offenders", verdict.offenders())
                .put("findings", findings);
    }
}
