package dev.hone.app.ui.create;

import dev.hone.app.ui.create.CreateState.Looked;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.run.Estimate;
import dev.hone.spec.ExperimentSpec;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at what a form asks for: what the data are, and what comparing would take. */
final class Outlook {
  private final StoredData data;
  private final Function<ExperimentSpec, Estimate> estimate;

  /**
   * @param estimate blocks for a while
   */
  Outlook(StoredData data, Function<ExperimentSpec, Estimate> estimate) {
    this.data = data;
    this.estimate = estimate;
  }

  /**
   * Blocks.
   *
   * @param reply hears what is known as soon as it is: the data first, then the size, or what is
   *     wrong with the whole
   */
  void of(CreateState asked, Consumer<CreateState> reply) {
    Draft draft = asked.draft();
    CreateState seen = asked;
    try {
      Dataset rows = data.load(draft.data(), draft.base().data().reading(), new Seed(0)).dataset();
      seen = asked.withLooked(new Looked(rows.schema(), rows.size()));
      reply.accept(seen);
      if (asked.errors().isEmpty()) {
        Estimate found = estimate.apply(data.local(draft.spec(), draft.data()));
        reply.accept(seen.withSize(found.outline().parameters(), found.seconds()));
      }
    } catch (InvalidInputException e) {
      reply.accept(seen.withProblem(e));
    } catch (OutOfMemoryError e) {
      reply.accept(seen.withProblem(new InvalidInputException(Message.of("phone.memory"), e)));
    }
  }
}
