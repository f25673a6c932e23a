package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments of a command, from the data of picocli's errors. */
final class UsageErrors {
  private UsageErrors() {}

  /**
   * What an error says.
   *
   * @param args the arguments of the whole call
   */
  static Message said(ParameterException e, String[] args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(command, unmatched.getUnmatched().get(0));
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing.getMissing(), Arrays.asList(args));
    }
    if (e instanceof OverwrittenOptionException twice) {
      return Message.of("cli.usage.twice", name(twice.getOverwritten()));
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      return value(e.getArgSpec(), e.getValue());
    }
    return Message.of("cli.usage.other", e.getMessage());
  }

  private static Message unmatched(CommandSpec command, String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (!argument.startsWith("-")) {
      boolean chooses = !command.subcommands().isEmpty();
      return chooses
          ? hinted("cli.usage.command", argument, new ArrayList<>(command.subcommands().keySet()))
          : Message.of("cli.usage.surplus", quoted(argument));
    }
    if (equals >= 0 && options(command).contains(name)) {
      return Message.of("cli.usage.no-value", name);
    }
    return hinted("cli.usage.option", name, options(command));
  }

  private static Message hinted(String key, String received, List<String> allowed) {
    return Nearest.hinted(Message.of(key, quoted(received)), received, allowed);
  }

  private static Message quoted(String text) {
    return Message.of("value.quoted", text);
  }

  private static List<String> options(CommandSpec command) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        names.addAll(List.of(option.names()));
      }
    }
    return names;
  }

  private static Message missing(List<ArgSpec> missing, List<String> args) {
    ArgSpec first = missing.get(0);
    if (!first.isOption()) {
      return Message.of("cli.usage.missing-argument", first.paramLabel());
    }
    for (String name : ((OptionSpec) first).names()) {
      if (args.contains(name)) {
        return Message.of("cli.usage.missing-value", name);
      }
    }
    List<String> names = new ArrayList<>();
    for (ArgSpec each : missing) {
      names.add(name(each));
    }
    return Message.of("cli.usage.missing-option", Message.and(names), names.size());
  }

  private static Message value(ArgSpec argument, String value) {
    return InvalidInputException.value(name(argument), value, allowed(argument)).said();
  }

  private static Object allowed(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        names.add(JsonFields.jsonName((Enum<?>) constant));
      }
      return names;
    }
    if (type == Double.class || type == double.class) {
      return Message.of("cli.allowed.number");
    }
    if (type == Path.class) {
      return Message.of("cli.allowed.path");
    }
    if (type == boolean.class || type == Boolean.class) {
      return List.of("true", "false");
    }
    return Message.of("cli.allowed.whole");
  }

  /** An option's long name, or the placeholder of an argument. */
  private static String name(ArgSpec argument) {
    return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
  }

  /** The command to ask for help. */
  static Message see(CommandLine command) {
    return Message.of("cli.usage.see", command.getCommandSpec().qualifiedName());
  }
}
