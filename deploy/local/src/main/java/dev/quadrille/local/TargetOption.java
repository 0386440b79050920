package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.secure.AccessKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which running system a command is about. */
final class TargetOption {

    static final String NAME = "--target";

    @Option(
            names = NAME,
            paramLabel = "compose|kind|FILE",
            description = "The system that docker compose or kind runs, or one whose addresses are in FILE; "
                    + "without it, the one that up has started.")
    private String target;

    Target find() {
        return file().map(TargetFile::target)
                .orElseGet(() -> RunningSystem.find().target());
    }

    /** Empty when nobody named one and none runs on this machine. */
    Optional<Target> look() {
        return file().map(TargetFile::target).or(() -> RunningSystem.look().map(RunNote::target));
    }

    Map<ServiceName, List<URI>> hosts() {
        return file().map(TargetFile::hosts)
                .orElseGet(() -> RunningSystem.find().hosts());
    }

    /** With which its tokens are signed. */
    AccessKeys keys() {
        return file().map(TargetFile::keys).orElseGet(() -> RunningSystem.find().keys());
    }

    Sources sources() {
        return file().map(TargetFile::sources)
                .orElseGet(() -> RunningSystem.find().sources());
    }

    /** Where the broker is, whatever else is there yet. */
    Broker kafka() {
        return file().map(TargetFile::kafka)
                .orElseGet(() -> RunningSystem.find().sources().broker());
    }

    /** Of a system that runs elsewhere. */
    TargetFile needed() {
        return file().orElseThrow(() -> new LocalFailure(
                "which system? Say --target compose, kind, or a file such as deploy/compose/target.properties"));
    }

    private Optional<TargetFile> file() {
        return Optional.ofNullable(target)
                .or(() -> Optional.ofNullable(System.getenv("QUADRILLE_TARGET")))
                .map(Path::of)
                .map(TargetFile::read);
    }
}
