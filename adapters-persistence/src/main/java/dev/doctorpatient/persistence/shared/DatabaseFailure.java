package dev.doctorpatient.persistence.shared;

/**
 * A statement failed for a reason that nobody expects. It has the place of the failure and its SQLState, and no cause: the engines'
 * messages quote what people wrote, and whatever is thrown may be logged.
 */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(Throwable failure, String sqlState) {
        super(failure.getClass().getSimpleName() + ", SQLState " + sqlState);
        setStackTrace(failure.getStackTrace());
    }
}
