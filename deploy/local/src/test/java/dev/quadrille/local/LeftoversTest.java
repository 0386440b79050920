package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path directory;

    @Test
    void stopsWhatAKilledRunHasLeft() {
        StateDirectory state = new StateDirectory(directory);
        ChildProcess orphan = sleeper(state.log("order-service"));
        noteOfADeadRun(state, orphan.listeningOn(8081));

        Leftovers leftovers = Leftovers.of(state);
        assertThat(leftovers.processes()).extracting(ProcessHandle::pid).containsExactly(orphan.pid());
        leftovers.stop();
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void sparesAProcessThatMerelyHasTheNumber() {
        StateDirectory state = new StateDirectory(directory);
        LocalProcess self =
                new LocalProcess("order-service", ProcessHandle.current().pid(), 8081, "some mark");
        noteOfADeadRun(state, self);
        assertThat(Leftovers.of(state).isEmpty()).isTrue();
    }

    @Test
    void leavesALivingRunAlone() {
        StateDirectory state = new StateDirectory(directory);
        ChildProcess child = sleeper(state.log("kafka"));
        state.runFile().write(RunNote.ofThisProcess().with(child.listeningOn(1)));
        assertThat(Leftovers.of(state).isEmpty()).isTrue();
        child.kill();
    }

    private static ChildProcess sleeper(LogFile log) {
        List<String> command = List.of("/bin/sh", "-c", "sleep 600 & wait", log.mark());
        return ChildProcess.start("sleeper", command, Map.of(), log);
    }

    private static void noteOfADeadRun(StateDirectory state, LocalProcess process) {
        state.runFile().write(new RunNote(ProcessHandle.current().pid(), 1, true, null, null, List.of(process)));
    }
}
