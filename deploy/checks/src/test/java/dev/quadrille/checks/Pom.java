package dev.quadrille.checks;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a module's pom says of versions. */
record Pom(String module, Element project) {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    static Pom root() {
        return of(".");
    }

    static Pom of(String module) {
        try {
            return new Pom(
                    module,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(Repository.file(module + "/pom.xml").toFile())
                            .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(module + "/pom.xml", e);
        }
    }

    static Stream<Pom> all() {
        return Stream.concat(
                Stream.of(root()),
                root().elements("module").map(Element::getTextContent).map(Pom::of));
    }

    Stream<Element> elements(String name) {
        return elements(project, name);
    }

    /** Nobody but Maven itself would give it one. */
    Set<String> pluginsWithoutVersion() {
        return elements("plugin")
                .filter(plugin -> text(plugin, "version").isEmpty())
                .map(Pom::artefact)
                .collect(toSet());
    }

    Set<String> pluginsWithVersion() {
        return elements("plugin")
                .filter(plugin -> !text(plugin, "version").isEmpty())
                .map(Pom::artefact)
                .collect(toSet());
    }

    /** The artefacts whose content becomes a part of the module's own jar. */
    Set<String> unpacked() {
        return elements("artifactItem").map(Pom::artefact).collect(toSet());
    }

    /** With its properties replaced, by its own or the root's. */
    String resolved(String version) {
        return PROPERTY.matcher(version).replaceAll(this::value);
    }

    private String value(MatchResult property) {
        String name = property.group(1);
        return name.equals("project.version")
                ? text(root().project, "version")
                : Stream.of(this, root())
                        .flatMap(pom -> pom.elements(name))
                        .map(Element::getTextContent)
                        .findFirst()
                        .orElse("");
    }

    private static String artefact(Element element) {
        return text(element, "groupId") + ":" + text(element, "artifactId");
    }

    private static String text(Element parent, String child) {
        return elements(parent, child)
                .filter(element -> element.getParentNode() == parent)
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    @Override
    public String toString() {
        return module;
    }
}
