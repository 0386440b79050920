package dev.quadrille.local;

import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Makes the secrets of a system that this command does not start. */
@Command(
        name = "keys",
        description =
                "Make the keys, certificates and passwords by which a system's parts and callers know each other, "
                        + "where there are none yet; each part has a directory of its own. "
                        + "The system that up starts with --secure has its own.")
final class KeysCommand implements Callable<Integer> {

    @Option(names = "--directory", required = true, paramLabel = "DIR", description = "Where they are kept.")
    private Path directory;

    @Override
    public Integer call() {
        Secrets secrets = new Secrets(directory);
        secrets.accessKeys();
        secrets.ofTheServers();
        secrets.password(Secrets.OPERATOR, BrokerLogin.PASSWORD);
        secrets.password(Secrets.OPERATOR, PostgresGuard.PASSWORD);
        for (ServiceName service : ServiceName.values()) {
            new ServiceSecrets(service, secrets).make();
        }
        return ExitCode.OK;
    }
}
