package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.audit.AuditReport;
import dev.quadrille.local.bench.calibration.Calibration;
import dev.quadrille.local.bench.calibration.Calibrator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Finds out how fast a running system is, how fast it could be on this machine, and whether all went right meanwhile. */
public final class Bench {

    private static final Duration PATIENCE_FOR_REST = Duration.ofMinutes(3);
    private static final double IDLE_RATE = 10;

    private final BenchTarget target;
    private final BenchOptions options;
    private final BenchPlan plan;
    private final Consumer<String> news;

    /** @param news is told how it goes, line by line */
    public Bench(BenchTarget target, BenchOptions options, Consumer<String> news) {
        this.target = target;
        this.options = options;
        this.plan = options.plan();
        this.news = news;
    }

    public BenchReport run() {
        Calibrator calibrator = new Calibrator(plan.calibration(), new TargetMachinery(target));
        news.accept("Calibrating: what this machine can do with nothing of ours in it");
        Calibration before = calibrator.run();
        Findings findings = underLoad();
        news.accept("Calibrating again");
        Calibration after = calibrator.run();
        return new BenchReport(Machine.look(target, options), findings, before, after);
    }

    private Findings underLoad() {
        try (Session session = Session.open(target)) {
            news.accept("Warming up");
            WarmUp.Result warm = new WarmUp(plan.warmUp()).run(session.generator(), session.ends());
            news.accept("  %,.0f orders/s after %d s%s"
                    .formatted(warm.perSecond(), warm.seconds(), warm.steady() ? "" : ", still changing"));
            return closing(session, findings(session, warm));
        }
    }

    private Findings findings(Session session, WarmUp.Result warm) {
        Map<String, Rung> windows = new LinkedHashMap<>();
        if (plan.soakMinutes() > 0) {
            Soak soak = soak(session, plan.soakRate(warm.perSecond()), windows);
            return new Findings(warm, rungs(soak), windows, null, soak, null, 0, List.of());
        }
        List<Rung> rungs = plan.givenRate() > 0 ? given(session, windows) : climb(session, warm, windows);
        Burst burst = plan.givenRate() > 0 ? null : burst(session);
        return new Findings(warm, rungs, windows, burst, null, null, 0, List.of());
    }

    private Soak soak(Session session, double rate, Map<String, Rung> windows) {
        news.accept("Soaking: %,.0f orders/s for %d minutes".formatted(rate, plan.soakMinutes()));
        Storage before = Storage.read(target);
        List<Soak.Minute> minutes = new ArrayList<>();
        while (minutes.size() < plan.soakMinutes()) {
            Rung rung = measure(session, rate, Duration.ofMinutes(1));
            minutes.add(new Soak.Minute(rung, Storage.read(target)));
            windows.put("given", rung);
        }
        return new Soak(before, minutes);
    }

    private static List<Rung> rungs(Soak soak) {
        return soak.minutes().stream().map(Soak.Minute::rung).toList();
    }

    private List<Rung> given(Session session, Map<String, Rung> windows) {
        Rung only = measure(session, plan.givenRate(), plan.rung());
        windows.put("given", only);
        return List.of(only);
    }

    private List<Rung> climb(Session session, WarmUp.Result warm, Map<String, Rung> windows) {
        news.accept("Climbing: each rate for %d s".formatted(plan.rung().toSeconds()));
        Ladder ladder = plan.ladder(warm.perSecond());
        List<Rung> rungs = new ArrayList<>();
        for (OptionalDouble next = ladder.next(rungs); next.isPresent(); next = ladder.next(rungs)) {
            rungs.add(measure(session, next.getAsDouble(), plan.rung()));
        }
        Ladder.highest(rungs).ifPresent(highest -> look(session, highest.rate(), windows));
        return rungs;
    }

    private void look(Session session, double sustained, Map<String, Rung> windows) {
        news.accept("Looking closer: at 10 orders/s, at half of what held, and at 90 % of it");
        session.ends().awaitAll();
        Digestion.await(target);
        windows.put("idle", measure(session, IDLE_RATE, plan.idle()));
        windows.put("half", measure(session, sustained * 0.5, plan.rung()));
        windows.put("ninety", measure(session, sustained * 0.9, plan.rung()));
    }

    private Rung measure(Session session, double rate, Duration length) {
        session.ends().awaitAll();
        Rung rung = session.measurement().at(rate, length);
        news.accept("  %,6.0f orders/s: p50 %,.0f ms, p99 %,.0f ms, %s"
                .formatted(
                        rate,
                        rung.latencyMs().p50(),
                        rung.latencyMs().p99(),
                        rung.holds() ? "holds" : "fails: " + String.join("; ", rung.faults())));
        return rung;
    }

    private Burst burst(Session session) {
        session.ends().awaitAll();
        news.accept("Burst: %,d orders as fast as they are accepted".formatted(plan.burst()));
        return Burst.of(plan.burst(), session.generator(), session.ends());
    }

    private Findings closing(Session session, Findings findings) {
        session.ends().awaitAll();
        news.accept("Auditing");
        AuditReport audit = Audit.of(target.sources()).atRest(PATIENCE_FOR_REST);
        Outcomes outcomes = Outcomes.read(session.book(), target);
        return findings.audited(audit, session.book().underWay(), outcomes.surprises());
    }
}
