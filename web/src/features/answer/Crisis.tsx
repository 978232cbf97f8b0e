import s from './Answer.module.css';

/** Where help is to be had: a quiet line under questions, and in full for who
    answered that they need it. */
export function Crisis({ full }: { full?: boolean }) {
  if (!full) {
    return (
      <p className={s.small}>
        If you are in danger or might hurt yourself: call or text <a href="tel:988">988</a> (USA, day and night), or your local emergency number.
      </p>
    );
  }
  return (
    <section className={s.crisis} aria-label="Help now">
      <h2>You are not alone with this</h2>
      <p>Something you answered says that you may not be safe just now. Please speak with the leader of your group before you leave today; they are glad to know.</p>
      <p>
        Day and night you can call or text <a href="tel:988">988</a>, the Suicide &amp; Crisis Lifeline (USA), or your local emergency number.
      </p>
    </section>
  );
}
