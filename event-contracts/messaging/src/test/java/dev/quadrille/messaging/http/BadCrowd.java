package dev.quadrille.messaging.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Bad clients, as many as there are descriptors for: both ends of each connection are in this process. */
public final class BadCrowd implements AutoCloseable {

    private static final int LEFT_FOR_OTHERS = 500;

    private final List<BadClient> clients = new ArrayList<>();

    private BadCrowd() {}

    public static BadCrowd of(int wanted, URI service) {
        BadCrowd crowd = new BadCrowd();
        long most = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - LEFT_FOR_OTHERS) / 2
                : wanted;
        for (int i = 0; i < Math.min(wanted, most); i++) {
            crowd.clients.add(BadClient.of(service));
        }
        return crowd;
    }

    public BadCrowd say(String text) {
        clients.forEach(client -> client.says(text));
        return this;
    }

    /** What each of them hears next. */
    public List<String> hear() {
        return clients.stream().map(BadClient::hears).toList();
    }

    /** The one that came first. */
    public BadClient first() {
        return clients.get(0);
    }

    public int size() {
        return clients.size();
    }

    @Override
    public void close() {
        clients.forEach(BadClient::close);
    }
}
