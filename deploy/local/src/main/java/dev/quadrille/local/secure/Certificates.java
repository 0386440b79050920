package dev.quadrille.local.secure;

import dev.quadrille.local.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * An authority that certifies the broker and the database servers and is then forgotten, key and all. Either may also show
 * its certificate where it is the client, or the program that runs it is. PEM files.
 *
 * @param directory of the secrets
 */
public record Certificates(Path directory) {

    private static final Duration TOO_SOON = Duration.ofDays(30);
    private static final String AUTHORITY = "ca";
    private static final String BROKER = "kafka";
    static final String DATABASE = "postgres";

    /** Where each service has a server of its own: as composition and cluster call them. */
    private static final String[] HOSTS_OF_DATABASES = {"orders-db", "payments-db", "inventory-db", "notifications-db"};

    /** By which the others are known. */
    public Path authority() {
        return directory.resolve(Secrets.PUBLIC).resolve("ca.pem");
    }

    /** Key and certificate in one file, as Kafka reads them. */
    public Path broker() {
        return directory.resolve(BROKER).resolve("kafka.pem");
    }

    public Path database() {
        return directory.resolve(DATABASE).resolve("postgres.pem");
    }

    public Path databaseKey() {
        return directory.resolve(DATABASE).resolve("postgres.key");
    }

    /** The same key as PostgreSQL's driver for Java reads it: PKCS #8, and no PEM around it. */
    public Path databaseKeyOfClients() {
        return directory.resolve(DATABASE).resolve("postgres.pk8");
    }

    /** Anew where there are none, or they end within a month. */
    Certificates made() {
        try {
            if (Files.notExists(authority())
                    || authorityEnds().isBefore(Instant.now().plus(TOO_SOON))) {
                make();
            }
            return this;
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalFailure("no certificates can be made in %s: %s".formatted(directory, e), e);
        }
    }

    private Instant authorityEnds() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(authority())) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
            return certificate.getNotAfter().toInstant();
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        Path scratch = Files.createTempDirectory("quadrille-keys");
        Keytool keytool = new Keytool(scratch.resolve("keys.p12"));
        try {
            keytool.certify(AUTHORITY, "-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign");
            certify(keytool, BROKER, BROKER);
            certify(keytool, DATABASE, HOSTS_OF_DATABASES);
            write(keytool.read());
        } finally {
            Files.deleteIfExists(keytool.store());
            Files.delete(scratch);
        }
    }

    private static void certify(Keytool keytool, String server, String... hosts) throws IOException {
        keytool.certify(
                server,
                "-signer",
                AUTHORITY,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost,dns:" + String.join(",dns:", hosts),
                "-ext",
                "eku=serverAuth,clientAuth",
                "-ext",
                "ku:critical=digitalSignature");
    }

    /** The authority last: where it is there, the others are. */
    private void write(KeyStore keys) throws IOException, GeneralSecurityException {
        new Pem(broker()).write(PrivateFile.FOR_ITS_OWNER, key(keys, BROKER), certificate(keys, BROKER));
        new Pem(databaseKey()).write(PrivateFile.FOR_ITS_OWNER, key(keys, DATABASE));
        new PrivateFile(databaseKeyOfClients()).write(key(keys, DATABASE).der());
        new Pem(database()).write(PrivateFile.FOR_EVERYBODY, certificate(keys, DATABASE));
        new Pem(authority()).write(PrivateFile.FOR_EVERYBODY, certificate(keys, AUTHORITY));
    }

    private static Pem.Block key(KeyStore keys, String name) throws GeneralSecurityException {
        return new Pem.Block("PRIVATE KEY", keys.getKey(name, Keytool.PASSWORD).getEncoded());
    }

    private static Pem.Block certificate(KeyStore keys, String name) throws GeneralSecurityException {
        return new Pem.Block("CERTIFICATE", keys.getCertificate(name).getEncoded());
    }
}
