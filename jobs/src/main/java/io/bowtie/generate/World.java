package io.bowtie.generate;

/** What all simulators share. */
record World(
    Settings settings,
    Recorder recorder,
    Odds odds,
    Roster roster,
    AccountBook accounts,
    ActivityLog activities) {

  static World of(Settings settings) {
    Recorder recorder = new Recorder(settings.lastDay());
    Roster roster = new Roster(settings, recorder);
    return new World(
        settings,
        recorder,
        new Odds(settings.effects()),
        roster,
        new AccountBook(settings, recorder, roster),
        new ActivityLog(recorder));
  }
}
