package dev.hone.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands, handing them what comes from outside. */
final class Factory implements IFactory {
  private final Interruption interruption;
  private final boolean terminal;

  Factory(Interruption interruption, boolean terminal) {
    this.interruption = interruption;
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == CompareCommand.class) {
      return type.cast(new CompareCommand(interruption, terminal));
    }
    if (type == TrainCommand.class) {
      return type.cast(new TrainCommand(interruption, terminal));
    }
    if (type == FinetuneCommand.class) {
      return type.cast(new FinetuneCommand(interruption, terminal));
    }
    if (type == PersonaliseCommand.class) {
      return type.cast(new PersonaliseCommand(interruption));
    }
    if (type == ShowCommand.class) {
      return type.cast(new ShowCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
