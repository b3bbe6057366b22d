package dev.doctorpatient.application.inmemory;

import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.Stores;
import dev.doctorpatient.testing.contract.DiscardedFilesContract;

class InMemoryDiscardedFilesTest extends DiscardedFilesContract {
    private final Stores stores = new InMemoryStores();

    @Override
    protected Stores stores() {
        return stores;
    }
}
