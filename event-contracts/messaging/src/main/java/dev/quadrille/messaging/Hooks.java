package dev.quadrille.messaging;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All hooks: the first that comes is the last that goes. */
@ApplicationScoped
class Hooks {

    private final List<ReactionHook> hooks;

    Hooks(@All List<ReactionHook> hooks) {
        this.hooks = hooks;
    }

    Reply<?> around(Heard<?> heard, Supplier<Reply<?>> reaction) {
        hooks.forEach(hook -> hook.before(heard));
        try {
            Reply<?> reply = reaction.get();
            backwards(hook -> hook.after(heard, reply));
            return reply;
        } catch (RuntimeException thrown) {
            backwards(hook -> hook.failed(heard, thrown));
            throw thrown;
        } catch (Error thrown) {
            backwards(hook -> hook.failed(heard, new IllegalStateException(thrown.toString(), thrown)));
            throw thrown;
        }
    }

    private void backwards(Consumer<ReactionHook> call) {
        for (int i = hooks.size() - 1; i >= 0; i--) {
            call.accept(hooks.get(i));
        }
    }
}
