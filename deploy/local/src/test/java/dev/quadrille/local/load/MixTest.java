package dev.quadrille.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    shipped              | 'shipped' is no share; write it as shipped=90
                    ""                   | '' is no share
                    lost=5               | there is no kind of order 'lost'; there are shipped, declined
                    shipped=many         | the share of 'shipped' is 'many'; give a whole number
                    shipped=-1           | the share of 'shipped' is '-1'; give a whole number
                    shipped=1,shipped=2  | 'shipped' is there twice
                    shipped=0,declined=0 | the shares add up to 0
                    """)
    void saysWhatIsWrongAndWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> Mix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void givesTheSameOrdersForTheSameSeedInTheAskedProportion() {
        LoadPlan plan = new LoadPlan(10_000, 0, Mix.parse("shipped=90, sold-out=10"), 7);
        List<OrderKind> kinds = plan.journeys().stream().map(Journey::kind).toList();
        assertThat(plan.journeys().stream().map(Journey::kind)).containsExactlyElementsOf(kinds);
        assertThat(kinds).containsOnly(OrderKind.SHIPPED, OrderKind.SOLD_OUT);
        assertThat(kinds.stream().filter(kind -> kind == OrderKind.SOLD_OUT).count())
                .isBetween(900L, 1_100L);
    }
}
