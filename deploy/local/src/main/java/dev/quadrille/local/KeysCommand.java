package dev.quadrille.local;

import dev.quadrille.local.secure.AccessKeys;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Makes the keys of a system that this command does not start. */
@Command(
        name = "keys",
        description = "Make the key pair that tokens are signed with and known by, where there is none yet. "
                + "The system that up starts with --secure has its own.")
final class KeysCommand implements Callable<Integer> {

    @Option(names = "--private", required = true, paramLabel = "DIR", description = "Where the private key belongs.")
    private Path privateKey;

    @Option(names = "--public", required = true, paramLabel = "DIR", description = "Where the services read.")
    private Path publicKey;

    @Override
    public Integer call() {
        new AccessKeys(
                        AccessKeys.in(privateKey).privateKey(),
                        AccessKeys.in(publicKey).publicKey())
                .made();
        return ExitCode.OK;
    }
}
