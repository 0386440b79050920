package dev.quadrille.local;

import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a load has come; a bar where somebody looks at a terminal, nothing where the output goes to a file. */
interface Progress extends IntConsumer, AutoCloseable {

    @Override
    void close();

    static Progress of(int orders) {
        return System.console() == null ? new Unseen() : new Bar(orders);
    }

    /** For a terminal. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(int orders) {
            bar = new ProgressBarBuilder()
                    .setTaskName("orders ended")
                    .setInitialMax(orders)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }

        @Override
        public void accept(int done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** For everything else. */
    final class Unseen implements Progress {

        @Override
        public void accept(int done) {
            // Nobody looks.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
