package dev.quadrille.local.secure;

/**
 * Has a broker let in those alone who have a password, over TLS, and each of them to what is its own. The broker itself, and
 * the program that has started it, show a certificate, at doors of their own.
 *
 * @param internalPort of the door at which one need not have a password yet
 */
public record BrokerGuard(Secrets secrets, int internalPort) {

    private static final String PROPERTIES = """
            listeners=CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,INTERNAL://127.0.0.1:%d
            listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SSL,INTERNAL:SSL
            inter.broker.listener.name=INTERNAL
            listener.name.controller.ssl.client.auth=required
            listener.name.internal.ssl.client.auth=required
            sasl.enabled.mechanisms=SCRAM-SHA-512
            listener.name.clients.scram-sha-512.sasl.jaas.config=%s;
            ssl.enabled.protocols=TLSv1.3
            ssl.keystore.type=PEM
            ssl.keystore.location=%s
            ssl.truststore.type=PEM
            ssl.truststore.location=%s
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            super.users=User:CN=kafka;User:%s
            """;

    /** What the broker is told. */
    public String properties(int port, int controllerPort) {
        Certificates certificates = secrets.certificates();
        return PROPERTIES.formatted(
                port,
                controllerPort,
                internalPort,
                BrokerLogin.MODULE,
                certificates.broker(),
                certificates.authority(),
                Secrets.OPERATOR);
    }

    /** What a broker that has just started is to be told. */
    public BrokerAdmission admission() {
        return new BrokerAdmission(secrets, "127.0.0.1:" + internalPort);
    }
}
