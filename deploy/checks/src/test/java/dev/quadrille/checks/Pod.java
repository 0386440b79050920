package dev.quadrille.checks;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.stream.Stream;

/** What one workload has run. */
record Pod(String workload, PodTemplateSpec template) {

    static Stream<Pod> of(Manifests manifests) {
        return manifests.all().stream().flatMap(Pod::of);
    }

    private static Stream<Pod> of(HasMetadata resource) {
        String name = resource.getMetadata().getName();
        if (resource instanceof Deployment deployment) {
            return Stream.of(new Pod(name, deployment.getSpec().getTemplate()));
        } else if (resource instanceof StatefulSet set) {
            return Stream.of(new Pod(name, set.getSpec().getTemplate()));
        } else if (resource instanceof Job job) {
            return Stream.of(new Pod(name, job.getSpec().getTemplate()));
        }
        return Stream.empty();
    }

    PodSpec spec() {
        return template.getSpec();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    boolean isService() {
        return workload.endsWith("-service");
    }

    Stream<Container> containers() {
        return Stream.concat(spec().getInitContainers().stream(), spec().getContainers().stream());
    }

    @Override
    public String toString() {
        return workload;
    }
}
