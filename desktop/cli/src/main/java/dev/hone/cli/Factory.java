package dev.hone.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands, handing them what comes from outside. */
final class Factory implements IFactory {
  private static final Map<Class<?>, Function<Console, Object>> COMMANDS =
      Map.of(
          CompareCommand.class, CompareCommand::new,
          DatasetsCommand.class, DatasetsCommand::new,
          ExportCommand.class, ExportCommand::new,
          FeaturesCommand.class, FeaturesCommand::new,
          FinetuneCommand.class, FinetuneCommand::new,
          InspectCommand.class, InspectCommand::new,
          PersonaliseCommand.class, PersonaliseCommand::new,
          PredictCommand.class, PredictCommand::new,
          ShowCommand.class, ShowCommand::new,
          TrainCommand.class, TrainCommand::new);

  private final Console console;

  Factory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Function<Console, Object> maker = COMMANDS.get(type);
    return maker != null
        ? type.cast(maker.apply(console))
        : CommandLine.defaultFactory().create(type);
  }
}
