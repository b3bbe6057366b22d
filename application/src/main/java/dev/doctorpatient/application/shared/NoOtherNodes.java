package dev.doctorpatient.application.shared;

/** Nobody else is there: all there is happens in this process. */
public final class NoOtherNodes implements OtherNodes {
    @Override
    public void tell(String topic, String text) {}

    @Override
    public void listen(String topic, Listener listener) {}

    @Override
    public void watch(Watcher watcher) {}

    @Override
    public boolean isDeaf() {
        return false;
    }
}
