package dev.doctorpatient.application.inmemory;

import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.Stores;
import dev.doctorpatient.testing.contract.PersonalTextsContract;

class InMemoryPersonalTextsTest extends PersonalTextsContract {
    private final Stores stores = new InMemoryStores();

    @Override
    protected Stores stores() {
        return stores;
    }
}
