package dev.hone.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands, handing them what comes from outside. */
final class Factory implements IFactory {
  private static final Map<Class<?>, Function<Console, Object>> COMMANDS =
      Map.ofEntries(
          Map.entry(CompareCommand.class, CompareCommand::new),
          Map.entry(DatasetsCommand.class, DatasetsCommand::new),
          Map.entry(ExportCommand.class, ExportCommand::new),
          Map.entry(FeaturesCommand.class, FeaturesCommand::new),
          Map.entry(FinetuneCommand.class, FinetuneCommand::new),
          Map.entry(InspectCommand.class, InspectCommand::new),
          Map.entry(LookCommand.class, LookCommand::new),
          Map.entry(PersonaliseCommand.class, PersonaliseCommand::new),
          Map.entry(PredictCommand.class, PredictCommand::new),
          Map.entry(ShowCommand.class, ShowCommand::new),
          Map.entry(TrainCommand.class, TrainCommand::new));

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
