package dev.quadrille.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** What an overlay renders to, read strictly: a field that Kubernetes does not know is a failure, not something to ignore. */
record Manifests(List<HasMetadata> all) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new NothingElse());
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();

    static Manifests read(String rendered) {
        return new Manifests(StreamSupport.stream(new Yaml().loadAll(rendered).spliterator(), false)
                .map(Composition::map)
                .map(Manifests::resource)
                .toList());
    }

    private static HasMetadata resource(Map<String, Object> document) {
        String version = String.valueOf(document.get("apiVersion"));
        String kind = String.valueOf(document.get("kind"));
        Class<?> type = KINDS.getRegisteredKubernetesResource(version, kind);
        try {
            String json = JSON.writeValueAsString(document);
            return type == null
                    ? JSON.readValue(json, GenericKubernetesResource.class)
                    : (HasMetadata) STRICT.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("%s %s: %s".formatted(version, kind, e.getMessage()), e);
        }
    }

    <T extends HasMetadata> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    /** What every API server knows, without a definition that somebody has to bring. */
    Stream<HasMetadata> builtIn() {
        return all.stream()
                .filter(resource -> !(resource instanceof GenericKubernetesResource))
                .filter(resource -> !resource.getApiVersion().startsWith("gateway."));
    }

    Stream<GenericKubernetesResource> of(String kind) {
        return of(GenericKubernetesResource.class)
                .filter(resource -> resource.getKind().equals(kind));
    }

    /** The models keep what they do not know; these do not. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
