package dev.quadrille.local;

import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far something has come; a bar where somebody looks at a terminal, nothing where the output goes to a file. */
interface Progress extends IntConsumer, AutoCloseable {

    @Override
    void close();

    /** @param what is counted: {@code orders ended} */
    static Progress of(String what, int max) {
        return System.console() == null ? new Unseen() : new Bar(what, max);
    }

    /** For a terminal. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(String what, int max) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(max)
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
