package dev.doctorpatient.s3.file;

import java.net.URI;

/**
 * A bucket, and who we are to the store that has it.
 *
 * @param endpoint where the store answers; the bucket's name is the next part of its path
 * @param region what requests are signed for; stores that know no regions take any
 */
public record S3Bucket(URI endpoint, String region, String name, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Bucket[…]";
    }
}
