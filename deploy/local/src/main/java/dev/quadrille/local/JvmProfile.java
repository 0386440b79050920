package dev.quadrille.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the JVMs of the services and of the broker are tuned for. */
public enum JvmProfile {
    /** The first compiler only: on the two cores of a laptop the second one competes with the work for minutes. */
    QUICK_START("-XX:TieredStopAtLevel=1"),
    /** Both compilers, as where a service runs for days. */
    SUSTAINED();

    /** Made by the build, beside the application. One of another Java is of no use and of no harm: do without, quietly. */
    private static final List<String> CLASS_ARCHIVE = List.of("-XX:SharedArchiveFile=app-cds.jsa", "-Xlog:cds=off");

    /** What the C library keeps of what was freed goes back to the system. A Java that is older than the option does without. */
    private static final List<String> GIVE_BACK =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=10000");

    /** The C library would give each thread a heap of its own, and keep what is freed there. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final List<String> compilation;

    JvmProfile(String... compilation) {
        this.compilation = List.of(compilation);
    }

    /** A service that is short of memory goes, and is started again; one that stays does not get on, and tells nobody. */
    public List<String> service() {
        return Stream.concat(
                        with("-Xmx128m", "-Xmn56m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError").stream(),
                        CLASS_ARCHIVE.stream())
                .toList();
    }

    public List<String> broker() {
        return with("-Xmx144m", "-XX:+UseSerialGC");
    }

    private List<String> with(String... memory) {
        return Stream.of(Arrays.asList(memory), GIVE_BACK, compilation)
                .flatMap(List::stream)
                .toList();
    }
}
