package dev.quadrille.local;

import dev.quadrille.local.audit.Audit;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.gateway.ApiGateway;
import dev.quadrille.local.gateway.Limits;
import dev.quadrille.local.gateway.TokenCheck;
import dev.quadrille.local.secure.AccessKeys;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The one address in front of the services that run on this machine. */
final class LocalGateway implements AutoCloseable {

    private final int port;
    private final AccessKeys keys;
    private ApiGateway gateway;

    /** @param keys by which callers are known; null where everybody is let in */
    LocalGateway(int port, AccessKeys keys) {
        this.port = port;
        this.keys = keys;
    }

    /** @param sources where an audit that is asked for reads */
    void open(Map<ServiceName, List<LocalService>> services, Sources sources) {
        Map<ServiceName, List<URI>> hosts = new EnumMap<>(ServiceName.class);
        services.forEach((name, replicas) ->
                hosts.put(name, replicas.stream().map(LocalService::url).toList()));
        TokenCheck tokens = TokenCheck.of(keys == null ? null : keys.publicKey());
        gateway = open("127.0.0.1", port, Limits.REQUESTS_PER_SECOND, hosts)
                .knowing(tokens)
                .auditing(() -> Audit.of(sources).now(), tokens);
    }

    /** As {@link ApiGateway#open}, but its failure is one that the user can mend. */
    static ApiGateway open(String host, int port, long rate, Map<ServiceName, List<URI>> hosts) {
        try {
            return ApiGateway.open(host, port, Limits.ofRate(rate), hosts);
        } catch (IllegalStateException e) {
            throw new LocalFailure(
                    "the gateway " + e.getMessage() + "; stop what listens there, or choose another port", e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
