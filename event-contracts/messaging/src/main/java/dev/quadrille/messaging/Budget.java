package dev.quadrille.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How long a batch may wait for the world outside; what has not answered by then is asked again by the retry queue. */
@ApplicationScoped
public class Budget {

    private static final Logger LOG = Logger.getLogger(Budget.class);

    private final Duration time;
    private final Duration atLast;

    public Budget(
            @ConfigProperty(name = "quadrille.budget") Duration time,
            @ConfigProperty(name = "quadrille.budget.at-last") Duration atLast) {
        this.time = time;
        this.atLast = atLast;
    }

    /**
     * Collects the answers that come in time.
     *
     * @param whom who is asked, for the log; one that fails has given the answers that came before
     * @param batch what it is asked for
     */
    public <A> Uni<List<A>> collect(String whom, List<Heard<?>> batch, List<Multi<A>> answers) {
        return Multi.createBy()
                .merging()
                .streams(answers.stream().map(stream -> surviving(whom, stream)).toList())
                .select()
                .first(patience(batch))
                .collect()
                .asList();
    }

    private Duration patience(List<Heard<?>> batch) {
        return batch.stream().anyMatch(heard -> heard.attempt().last()) ? atLast : time;
    }

    private static <A> Multi<A> surviving(String whom, Multi<A> answers) {
        return answers.onFailure()
                .invoke(failure -> LOG.warnf("%s failed, it is asked again later: %s", whom, failure))
                .onFailure()
                .recoverWithCompletion();
    }
}
