package dev.quadrille.local.gateway;

import dev.quadrille.local.ServiceName;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;

/** One service behind the gateway; its replicas take turns. */
final class Upstream implements ProxyInterceptor {

    private static final String ASKED_HOST = "X-Forwarded-Host";
    private static final int CONNECTIONS = 64;
    private static final int PATIENCE_TO_CONNECT_MS = 2_000;

    private final ServiceName service;
    private final List<SocketAddress> replicas;
    private final Bodies bodies;
    private final HttpProxy proxy;
    private int turn;

    Upstream(Vertx vertx, ServiceName service, List<URI> replicas, Bodies bodies) {
        this.service = service;
        this.replicas = replicas.stream()
                .map(replica -> SocketAddress.inetSocketAddress(replica.getPort(), replica.getHost()))
                .toList();
        this.bodies = bodies;
        HttpClientOptions options =
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setConnectTimeout(PATIENCE_TO_CONNECT_MS);
        this.proxy = HttpProxy.reverseProxy(vertx.createHttpClient(options))
                .origin(OriginRequestProvider.selector(context -> Future.succeededFuture(next())))
                .addInterceptor(this);
    }

    /** What was asked for is noted here and not below, where WebSockets do not pass. */
    void handle(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        if (asked == null) {
            request.headers().remove(ASKED_HOST);
        } else {
            request.headers().set(ASKED_HOST, asked.toString());
        }
        proxy.handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        request.setURI(Route.uriBehind(request.getURI()));
        request.putHeader(
                "X-Forwarded-For", request.proxiedRequest().remoteAddress().hostAddress());
        request.headers().remove(HttpHeaders.EXPECT); // the body is here before the service is asked
        return (hasBody(request) ? whole(request) : Future.<Void>succeededFuture())
                .compose(ready -> context.sendRequest())
                .recover(failure -> Future.succeededFuture(refusal(failure).inPlaceOfAnswer(context)));
    }

    private static boolean hasBody(ProxyRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private Future<Void> whole(ProxyRequest request) {
        Body body = request.getBody();
        return bodies.read(body.stream(), body.length())
                .map(Body::body)
                .map(request::setBody)
                .mapEmpty();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, Route.uriInFront(location));
        }
        return context.sendResponse();
    }

    /** What broke the request off: the body, or the service. */
    private Refusal refusal(Throwable failure) {
        return failure instanceof Bodies.Refused refused ? refused.refusal() : Refusal.unreachable(service.toString());
    }

    private SocketAddress next() {
        turn = (turn + 1) % replicas.size();
        return replicas.get(turn);
    }
}
