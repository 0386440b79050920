package dev.quadrille.local;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says of everything that a start needs whether it is there, and what to do if not. */
@Command(
        name = "doctor",
        description = "Check each prerequisite and say how to meet it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are met", "1:some are not"})
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "As up would be given (default: ${DEFAULT-VALUE}).")
    private int portOffset;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Prerequisite> all = prerequisites();
        all.forEach(each -> out.println(each.line()));
        return all.stream().allMatch(Prerequisite::met) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Prerequisite> prerequisites() {
        Repository repository = Repository.find();
        StateDirectory state = StateDirectory.of(repository);
        Prerequisites ofAStart = new Prerequisites(repository, state, Ports.standard(portOffset), Map.of());
        List<Prerequisite> all = new ArrayList<>(List.of(Maven.prerequisite(), leftovers(state)));
        all.addAll(ofAStart.ofTheMachine());
        all.addAll(RunningSystem.look().map(DoctorCommand::running).orElseGet(ofAStart::ofThePorts));
        return all;
    }

    /** The ports are taken then, and by whom they should be. */
    private static List<Prerequisite> running(RunNote note) {
        String found = "Quadrille is running on them (process %d, since %s)".formatted(note.pid(), note.sinceText());
        return List.of(new Prerequisite("ports", true, found, ""));
    }

    private static Prerequisite leftovers(StateDirectory state) {
        Leftovers leftovers = Leftovers.of(state);
        return new Prerequisite(
                "leftovers",
                leftovers.isEmpty(),
                leftovers.isEmpty() ? "none" : "a killed run left processes " + leftovers.pids(),
                "the next deploy/quadrille up stops them");
    }
}
