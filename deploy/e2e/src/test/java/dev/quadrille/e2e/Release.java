package dev.quadrille.e2e;

import dev.quadrille.local.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The built services in a directory of their own, each of which can be given the contracts of tomorrow. */
record Release(Path root) {

    private static final String APPLICATION = "target/quarkus-app";
    private static final String CONTRACTS = "dev.quadrille.event-contracts-";
    private static final String EVENT = "OrderEvent$OrderCreated.class";
    private static final String TODAY = "order.created.v2";
    private static final String TOMORROW = "order.created.v3";

    static Release copyOf(Path repository, Path root) throws IOException {
        for (ServiceName service : ServiceName.values()) {
            copy(
                    repository.resolve(service.toString()).resolve(APPLICATION),
                    root.resolve(service + "/" + APPLICATION));
        }
        return new Release(root);
    }

    /** From its next start on, the service knows {@code order.created.v3}, and announces it where it announces the event. */
    void upgrade(ServiceName service) throws IOException {
        try (Stream<Path> libraries = Files.list(root.resolve(service + "/" + APPLICATION + "/lib/main"))) {
            List<Path> contracts = libraries
                    .filter(jar -> jar.getFileName().toString().startsWith(CONTRACTS))
                    .toList();
            for (Path jar : contracts) {
                Files.write(jar, upgraded(jar));
            }
        }
    }

    private static byte[] upgraded(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream old = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream young = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = old.getNextEntry(); entry != null; entry = old.getNextEntry()) {
                young.putNextEntry(new ZipEntry(entry.getName()));
                young.write(entry.getName().endsWith(EVENT) ? renamed(old) : old.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    /** The wire name stands in an annotation of the class, and the new one is as long as the old. */
    private static byte[] renamed(InputStream eventClass) throws IOException {
        String constants = new String(eventClass.readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!constants.contains(TODAY)) {
            throw new IllegalStateException(EVENT + " does not name " + TODAY + ": which version is it of?");
        }
        return constants.replace(TODAY, TOMORROW).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
    }
}
