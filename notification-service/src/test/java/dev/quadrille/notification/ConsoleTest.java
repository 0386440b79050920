package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as a browser gets it. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ConsoleTest {

    @Test
    void runsNothingButItsModulesAndThisImportMap() throws JsonProcessingException {
        String policy = given().get("/").header("Content-Security-Policy");

        assertThat(policy.split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'self' 'sha256-" + sha256(modules().importMap()) + "'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self'",
                        "font-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/console/app.js", "/console/theme.css", "/console/missing.js"})
    void isAskedForAgainAndNeverGuessedAt(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/app.js", "/console/theme.css"})
    void isNotSentAgainWhileItIsTheSame(String path) {
        String modified = given().get(path).then().statusCode(200).extract().header("Last-Modified");

        given().header("If-Modified-Since", modified).get(path).then().statusCode(304);
    }

    @Test
    void keepsLibrariesForTheirPathsNameTheirVersions() throws JsonProcessingException {
        given().get(modules().libraries().get(0)).then().header("Cache-Control", "public, max-age=31536000, immutable");
        given().get("/console/lib/lit/0.0.0/index.js").then().statusCode(404).header("Cache-Control", "no-cache");
    }

    @Test
    void leavesTheServicesOtherAnswersAlone() {
        given().get("/sagas").then().header("Content-Security-Policy", nullValue());
    }

    @Test
    void findsEverythingThatThePageLoads() throws JsonProcessingException {
        Set<String> loaded = modules()
                .all(path -> given().get(path).then().statusCode(200).extract().asString());

        assertThat(loaded)
                .hasSizeGreaterThan(40)
                .contains("/console/theme.css", "/console/pages/saga.js")
                .containsAll(modules().libraries());
    }

    @Test
    void isSentAsWhatItIs() throws JsonProcessingException {
        given().get("/").then().contentType(containsString("text/html"));
        given().get("/console/theme.css").then().contentType(containsString("text/css"));
        given().get("/console/icon.svg").then().contentType(containsString("image/svg+xml"));
        assertThat(modules().libraries())
                .allSatisfy(path -> given().get(path).then().contentType(containsString("javascript")));
    }

    @Test
    void isCompressedForThoseWhoAskForIt() {
        given().header("Accept-Encoding", "gzip")
                .get("/console/app.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
    }

    private static ConsoleModules modules() throws JsonProcessingException {
        return new ConsoleModules(
                given().get("/").then().statusCode(200).extract().asString());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
