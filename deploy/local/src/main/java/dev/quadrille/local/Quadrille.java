package dev.quadrille.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command by which the whole of Quadrille is run, tried and watched on one machine. */
@Command(
        name = "quadrille",
        description = "A choreographed saga on this machine: real Kafka, real PostgreSQL, four services, no Docker.",
        mixinStandardHelpOptions = true,
        version = "Quadrille 1.0.0",
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            OrderCommand.class,
            WatchCommand.class,
            SagaCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DeadLettersCommand.class,
            RebuildCommand.class,
            LoadCommand.class,
            BenchCommand.class,
            AuditCommand.class,
            TokenCommand.class,
            RotateCommand.class,
            DoctorCommand.class,
            TopicsCommand.class,
            KeysCommand.class,
            AdmitCommand.class,
            GatewayCommand.class,
            IdleCommand.class
        })
final class Quadrille {

    private Quadrille() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Quadrille())
                .setOut(terminal(FileDescriptor.out))
                .setErr(terminal(FileDescriptor.err))
                .setExecutionStrategy(Platform::execute)
                .setExecutionExceptionHandler(new FailureReport());
    }

    /** Always UTF-8: a bare container has the locale POSIX, and would show its ticks and arrows as question marks. */
    private static PrintWriter terminal(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
