package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.LocalSystem;
import dev.quadrille.local.LocalSystemBuilder;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.audit.AuditReport;
import dev.quadrille.local.client.Addresses;
import dev.quadrille.local.client.OrderRequest;
import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.Saga;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole system for one test class: real broker, real databases, four processes, on free ports. */
final class Stage implements AutoCloseable {

    /** As long as a service may take to start. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final LocalSystem system;
    private final QuadrilleClient client;
    private final Books books;

    private Stage(UnaryOperator<LocalSystemBuilder> choice) {
        try {
            directory = Files.createTempDirectory("quadrille-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalSystemBuilder builder = LocalSystem.builder()
                .repository(Path.of(System.getProperty("quadrille.root")))
                .directory(directory)
                .secure(Boolean.getBoolean("quadrille.secure"))
                .faults(true);
        system = choice.apply(builder).start();
        client = new QuadrilleClient(addresses());
        books = new Books(system.postgres());
    }

    static Stage open() {
        return new Stage(UnaryOperator.identity());
    }

    static Stage open(UnaryOperator<LocalSystemBuilder> choice) {
        return new Stage(choice);
    }

    LocalSystem system() {
        return system;
    }

    QuadrilleClient client() {
        return client;
    }

    Books books() {
        return books;
    }

    Addresses addresses() {
        return new Addresses(
                urls(ServiceName.ORDER),
                urls(ServiceName.PAYMENT),
                urls(ServiceName.INVENTORY),
                urls(ServiceName.NOTIFICATION),
                system.token());
    }

    /** Where each process of the four services tells of its health and its metrics. */
    Stream<URI> management() {
        return Arrays.stream(ServiceName.values())
                .flatMap(name -> system.replicas(name).stream())
                .map(LocalService::management);
    }

    /** Of somebody who may do everything. */
    HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return system.token() == null ? request : request.header("Authorization", "Bearer " + system.token());
    }

    Path logs() {
        return directory.resolve("logs");
    }

    String place(int quantity, String sku, String token) {
        return client.place(OrderRequest.of("c-42", quantity, sku, token)).join();
    }

    Saga saga(String orderId) {
        return client.saga(orderId).join().orElseThrow();
    }

    /** The saga of the order once it has ended. */
    Saga ended(String orderId) {
        Awaitility.await("the saga of order " + orderId)
                .atMost(PATIENCE)
                .until(() -> client.saga(orderId).join().filter(Saga::hasEnded).isPresent());
        return saga(orderId);
    }

    /** Waits until each of the orders has ended for order-service and for its observer, and nothing is left to say. */
    void awaitEnds(Collection<String> orderIds) {
        Awaitility.await("the end of " + orderIds.size() + " orders")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> books.unended(orderIds), List::isEmpty);
        Awaitility.await("empty outboxes").atMost(PATIENCE).until(books::waitingMessages, waiting -> waiting == 0);
    }

    /** Everything the sagas have written, on the topics too, is held against what must always hold. */
    void audit() {
        AuditReport report = Audit.of(system.sources()).withTopics(true).atRest(PATIENCE);
        assertThat(report.isClean()).as(report.text()).isTrue();
    }

    boolean answers(ServiceName name) {
        URI url = system.service(name).url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException away) {
            return false;
        }
    }

    private List<URI> urls(ServiceName name) {
        return system.replicas(name).stream().map(service -> service.url()).toList();
    }

    @Override
    public void close() {
        client.close();
        system.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
