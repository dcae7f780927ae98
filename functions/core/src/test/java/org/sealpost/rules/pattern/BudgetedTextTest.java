package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetedTextTest {
  @Test
  void charAtAndLengthShouldBeSteps() {
    StepBudget budget = new StepBudget(10);
    BudgetedText text = new BudgetedText("ab", budget);

    assertThat(text.charAt(1)).isEqualTo('b');
    assertThat(text.length()).isEqualTo(2);
    assertThat(text.subSequence(0, 1)).hasToString("a");
    assertThat(text).hasToString("ab");
    text.settle();

    assertThat(budget.stepsLeft()).isLessThanOrEqualTo(8);
  }

  @Test
  void charAtShouldRefuseTheStepThatIsTooMany() {
    BudgetedText text = new BudgetedText("ab", new StepBudget(2));
    text.charAt(0);
    text.charAt(0);

    for (int again = 0; again < 3; again++) {
      assertThatThrownBy(() -> text.charAt(0)).isInstanceOf(RuleEvaluationException.class);
    }
  }

  @Test
  void settleShouldTakeEachStepOnce() {
    StepBudget budget = new StepBudget(10);
    BudgetedText text = new BudgetedText("ab", budget);
    text.charAt(0);
    text.charAt(1);

    text.settle();
    text.settle();

    assertThat(budget.stepsLeft()).isEqualTo(8);
  }

  @Test
  void settleShouldNotGoBelowZero() {
    StepBudget budget = new StepBudget(1);
    BudgetedText text = new BudgetedText("ab", budget);
    text.charAt(0);
    assertThatThrownBy(() -> text.charAt(0)).isInstanceOf(RuleEvaluationException.class);

    text.settle();

    assertThat(budget.stepsLeft()).isZero();
  }
}
