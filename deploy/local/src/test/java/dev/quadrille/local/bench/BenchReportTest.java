package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.local.audit.AuditReport;
import dev.quadrille.local.audit.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

    private static final Machine MACHINE = new Machine(
            2,
            8_192,
            "Linux",
            "17",
            Map.of("kafka", List.of("-Xmx512m")),
            Map.of(),
            Map.of(),
            true,
            "2026-01-01T00:00:00Z");
    private static final List<String> KEYS = List.of(
            "/sustainedOrdersPerSecond",
            "/eta",
            "/latencyMs/half/p50",
            "/latencyMs/half/p95",
            "/latencyMs/half/p99",
            "/latencyMs/half/max",
            "/latencyMs/ninety/p99",
            "/latencyMs/idle/p50",
            "/cpuMsPerOrder/total",
            "/cpuMsPerOrder/order-service",
            "/memoryMiB/total",
            "/memoryMiB/kafka",
            "/stuck",
            "/auditClean",
            "/calibration/before/transactions/perSecond",
            "/calibration/after/fsyncs/cpuMicros",
            "/ratios/sustainedPerTransaction",
            "/ratios/recordsPerProduced",
            "/burst/sagasPerSecond",
            "/rungs/0/holds",
            "/machine/cores",
            "/machine/flags/kafka/0",
            "/machine/date");

    @Test
    void saysEverythingToPrograms(@TempDir Path directory) throws IOException {
        report(findings(List.of(Rungs.holding(100), Rungs.failing(110)))).write(directory);
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("bench.json").toFile());
        assertThat(KEYS)
                .allSatisfy(
                        key -> assertThat(json.at(key).isMissingNode()).as(key).isFalse());
        assertThat(json.at("/sustainedOrdersPerSecond").asDouble()).isEqualTo(100);
        assertThat(json.at("/cpuMsPerOrder/total").asDouble())
                .as("without the generator")
                .isEqualTo(2);
    }

    @Test
    void drawsBothCharts(@TempDir Path directory) throws IOException {
        report(findings(List.of(Rungs.holding(100), Rungs.failing(110)))).write(directory);
        assertThat(Files.readString(directory.resolve("bench.svg")))
                .startsWith("<svg")
                .contains("p50", "p99", "order-service")
                .endsWith("</svg>\n")
                .satisfies(text -> isXml(text));
    }

    @Test
    void drawsTheCalmRatesBesideTheRungs(@TempDir Path directory) throws IOException {
        report(findings(List.of(Rungs.holding(100), Rungs.failing(110)))).write(directory);
        assertThat(Files.readString(directory.resolve("bench.svg")))
                .contains(">50</text>", ">100</text>", ">110</text>");
    }

    @Test
    void isGoodWhenSomethingHeldAndAllWentRight() {
        assertThat(report(findings(List.of(Rungs.holding(100)))).isGood()).isTrue();
    }

    @Test
    void isNotGoodWhenNothingHeld(@TempDir Path directory) {
        Findings nothing = new Findings(
                new WarmUp.Result(1, false, 80),
                List.of(Rungs.failing(1)),
                Map.of(),
                null,
                null,
                audit(true),
                0,
                List.of());
        report(nothing).write(directory);
        assertThat(text(report(nothing))).contains("0 orders/s");
        assertThat(report(nothing).isGood()).isFalse();
    }

    @Test
    void countsNoRateWhereAnInvariantIsBroken() {
        Findings broken = findings(List.of(Rungs.holding(100))).audited(audit(false), 0, List.of());
        assertThat(broken.sustained()).isZero();
    }

    @Test
    void countsNoRateWhereAnOrderIsStuck() {
        Findings stuck = findings(List.of(Rungs.holding(100))).audited(audit(true), 1, List.of());
        assertThat(stuck.sustained()).isZero();
    }

    @Test
    void isNotGoodWhereSomethingDrifts(@TempDir Path directory) throws IOException {
        BenchReport drifting = report(soaking(SoakTest.drifting()));
        drifting.write(directory);
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve("bench.json").toFile());
        assertThat(drifting.isGood()).isFalse();
        assertThat(text(drifting)).contains("over 3 minutes", "✗ memory, MiB", "✓ p99, ms");
        assertThat(json.at("/soak/holds").asBoolean(true)).isFalse();
        assertThat(json.at("/sustainedOrdersPerSecond").asDouble()).isEqualTo(100);
    }

    @Test
    void isGoodWhereNothingDrifts() {
        assertThat(report(soaking(SoakTest.steady())).isGood()).isTrue();
    }

    private static Findings soaking(Soak soak) {
        return new Findings(
                new WarmUp.Result(120, true, 40),
                soak.minutes().stream().map(Soak.Minute::rung).toList(),
                Map.of("given", Rungs.holding(100)),
                null,
                soak,
                audit(true),
                0,
                List.of());
    }

    private static void isXml(String text) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static BenchReport report(Findings findings) {
        return new BenchReport(MACHINE, findings, EfficiencyTest.MACHINE, EfficiencyTest.MACHINE);
    }

    private static Findings findings(List<Rung> rungs) {
        Map<String, Rung> windows = new LinkedHashMap<>();
        List.of("idle", "half", "ninety").forEach(name -> windows.put(name, Rungs.holding(50)));
        return new Findings(
                new WarmUp.Result(120, true, 40),
                rungs,
                windows,
                new Burst(10, 10, 1, 2),
                null,
                audit(true),
                0,
                List.of());
    }

    private static AuditReport audit(boolean clean) {
        return new AuditReport(
                List.of(new Verdict("every order ends", "1 order", List.of(), clean ? 0 : 1)), true, Duration.ZERO);
    }

    private static String text(BenchReport report) {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text, true));
        return text.toString();
    }
}
