package dev.quadrille.local;

import dev.quadrille.local.client.BulkOutcome;
import dev.quadrille.local.client.DeadLetterClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters back to the services that could not handle them. */
@Command(
        name = "replay",
        description = "Send dead letters back to their services, as they came or corrected.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are on their way", "1:some are not"})
final class DeadLettersReplayCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(arity = "0..*", paramLabel = "ID", description = "As list gives them.")
    private List<UUID> ids = List.of();

    @Option(names = "--all", description = "Every open one that the options choose, up to 10,000.")
    private boolean all;

    @Mixin
    private DeadLetterFilterOptions filter;

    @Mixin
    private SignatureOptions signature;

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description = "What should have stood there, - for standard input; *** in it means what show hides.")
    private Path body;

    @Option(names = "--key", paramLabel = "KEY", description = "The key that it should have had: the order.")
    private String key;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header that it should have had.")
    private Map<String, String> headers = Map.of();

    @Option(names = "--again", description = "Also when it was replayed or parked before.")
    private boolean again;

    @Option(names = "--force", description = "Also when notification-service cannot read what was corrected.")
    private boolean force;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        try (DeadLetterClient client = new DeadLetterClient(target.find().addresses())) {
            return all ? replayAll(client) : replayEach(client);
        }
    }

    private void check() {
        boolean corrected = body != null || key != null || !headers.isEmpty();
        if (all == !ids.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give the ids of dead letters, or --all, not both");
        }
        if (!all && !filter.parameters().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the options that choose dead letters go with --all only");
        }
        if (corrected && ids.size() != 1) {
            throw new ParameterException(spec.commandLine(), "--body, --key and --header go with one id only");
        }
        if (all && (again || force)) {
            throw new ParameterException(spec.commandLine(), "--again and --force go with ids only");
        }
    }

    private int replayEach(DeadLetterClient client) {
        Map<String, Object> form = form();
        return OneByOne.of(spec.commandLine(), ids, id -> "replayed as " + client.replay(id, form));
    }

    private Map<String, Object> form() {
        Map<String, Object> form = signature.form();
        if (body != null) {
            form.put("body", DeadLetterClient.body(read(body)));
        }
        if (key != null) {
            form.put("key", key);
        }
        form.put("headers", headers);
        form.put("again", again);
        form.put("force", force);
        return form;
    }

    private int replayAll(DeadLetterClient client) {
        Map<String, Object> form = signature.form();
        form.put("filter", filter.parameters());
        BulkOutcome outcome = client.replayAll(form);
        spec.commandLine().getOut().printf("%,d replayed%n", outcome.replayed());
        if (outcome.remaining() > 0) {
            spec.commandLine().getOut().printf("%,d are still open: run this again%n", outcome.remaining());
        }
        if (outcome.withoutCopy() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "quadrille: %,d were too large for a copy: replay each with --body and --header%n",
                            outcome.withoutCopy());
        }
        return outcome.remaining() + outcome.withoutCopy() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String read(Path file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new LocalFailure("the body cannot be read from %s: %s".formatted(file, e), e);
        }
    }
}
