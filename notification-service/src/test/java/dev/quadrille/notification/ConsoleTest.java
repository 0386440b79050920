package dev.quadrille.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as a browser gets it. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ConsoleTest {

    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/console/[^\"]+)\"");

    @Test
    void runsNothingButItsModulesAndThisImportMap() {
        String policy = given().get("/").header("Content-Security-Policy");

        assertThat(policy.split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'self' 'sha256-" + sha256(importMap()) + "'",
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
        given().get(targets().get(0)).then().header("Cache-Control", "public, max-age=31536000, immutable");
        given().get("/console/lib/lit/0.0.0/index.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-cache");
    }

    @Test
    void leavesTheServicesOtherAnswersAlone() {
        given().get("/sagas").then().header("Content-Security-Policy", nullValue());
    }

    @Test
    void findsEverythingThatThePageLoads() throws JsonProcessingException {
        List<String> paths = new ArrayList<>(targets());
        Matcher loaded = LOADED.matcher(page());
        while (loaded.find()) {
            paths.add(loaded.group(1));
        }

        assertThat(paths).hasSizeGreaterThan(8);
        assertThat(paths).allSatisfy(path -> given().get(path).then().statusCode(200));
    }

    @Test
    void isSentAsWhatItIs() throws JsonProcessingException {
        given().get("/").then().contentType(containsString("text/html"));
        given().get("/console/theme.css").then().contentType(containsString("text/css"));
        given().get("/console/icon.svg").then().contentType(containsString("image/svg+xml"));
        assertThat(targets()).allSatisfy(path -> given().get(path).then().contentType(containsString("javascript")));
    }

    @Test
    void isCompressedForThoseWhoAskForIt() {
        given().header("Accept-Encoding", "gzip")
                .get("/console/app.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
    }

    /** The files of the import map; its prefixes lead to the same folders. */
    private static List<String> targets() throws JsonProcessingException {
        List<String> files = new ArrayList<>();
        for (JsonNode target : new ObjectMapper().readTree(importMap()).get("imports")) {
            if (target.asText().endsWith(".js")) {
                files.add(target.asText());
            }
        }
        return files;
    }

    private static String importMap() {
        Matcher found = IMPORT_MAP.matcher(page());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String page() {
        return given().get("/").then().statusCode(200).extract().asString();
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
