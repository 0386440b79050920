package dev.quadrille.local;

import dev.quadrille.local.client.DeadLetterClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts dead letters aside that need nothing more. */
@Command(
        name = "park",
        description = "Put dead letters aside that need nothing more.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are parked", "1:some are not"})
final class DeadLettersParkCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "As list gives them.")
    private List<UUID> ids;

    @Mixin
    private SignatureOptions signature;

    @Mixin
    private TargetOption target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (DeadLetterClient client = new DeadLetterClient(target.find().addresses())) {
            return OneByOne.of(spec.commandLine(), ids, id -> {
                client.park(id, signature.form());
                return "parked";
            });
        }
    }
}
